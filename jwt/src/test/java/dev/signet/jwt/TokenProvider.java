package dev.signet.jwt;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signs ES256 as a hardware module does: only with its own keys, which it does not give out. */
final class TokenProvider extends Provider {
    private static final String ES256 = "SHA256withECDSAinP1363Format";

    TokenProvider() {
        super("Token", "1", "A hardware module");
        putService(new Service(this, "Signature", ES256, TokenSignature.class.getName(), List.of(), Map.of()) {
            @Override
            public Object newInstance(Object parameter) {
                return new TokenSignature();
            }

            @Override
            public boolean supportsParameter(Object key) {
                return key instanceof TokenKey;
            }
        });
    }

    static final class TokenKey implements PrivateKey {
        private final transient PrivateKey inside;

        TokenKey(PrivateKey inside) {
            this.inside = inside;
        }

        @Override
        public String getAlgorithm() {
            return "EC";
        }

        @Override
        public @Nullable String getFormat() {
            return null;
        }

        @Override
        public byte @Nullable [] getEncoded() {
            return null;
        }
    }

    private static final class TokenSignature extends SignatureSpi {
        private final Signature inside;

        TokenSignature() {
            try {
                this.inside = Signature.getInstance(ES256);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
            throw new InvalidKeyException("Signs only");
        }

        @Override
        protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
            inside.initSign(((TokenKey) key).inside);
        }

        @Override
        protected void engineUpdate(byte value) throws SignatureException {
            inside.update(value);
        }

        @Override
        protected void engineUpdate(byte[] data, int offset, int length) throws SignatureException {
            inside.update(data, offset, length);
        }

        @Override
        protected byte[] engineSign() throws SignatureException {
            return inside.sign();
        }

        @Override
        protected boolean engineVerify(byte[] signature) throws SignatureException {
            throw new SignatureException("Signs only");
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {
            throw new UnsupportedOperationException(name);
        }

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException(name);
        }
    }
}
