package dev.signet.benchmarks.jwt;

import dev.signet.jwt.JwsAlgorithm;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;

/** The floor: one keyed {@link Mac} or {@link Signature} that is used again and again, and nothing around it. */
interface Primitive {
    /** Whether the signature, in the form of {@link #form}, covers the input. */
    boolean verify(byte[] input, byte[] signature) throws GeneralSecurityException;

    /** The signature of the input, in the form the primitive gives it. */
    byte[] sign(byte[] input) throws GeneralSecurityException;

    /** A raw JWS signature in the form this primitive takes; not part of what is measured. */
    byte[] form(byte[] jwsSignature);

    /** The primitive of the provider that this run measures: see {@link NativeProvider}. */
    static Primitive of(KeyMaterial key) throws GeneralSecurityException {
        return of(key, NativeProvider.ofThisRun());
    }

    /** The primitive of the JDK's own provider. */
    static Primitive ofJdk(KeyMaterial key) throws GeneralSecurityException {
        return of(key, Optional.empty());
    }

    private static Primitive of(KeyMaterial key, Optional<Provider> provider) throws GeneralSecurityException {
        if (key.algorithm() == JwsAlgorithm.HS256) {
            Mac mac = provider.isPresent()
                    ? Mac.getInstance("HmacSHA256", provider.get())
                    : Mac.getInstance("HmacSHA256");
            mac.init(key.signing());
            return new KeyedMac(mac);
        }
        return KeyedSignature.of(key, provider);
    }

    /** HS256. */
    record KeyedMac(Mac mac) implements Primitive {
        @Override
        public boolean verify(byte[] input, byte[] signature) {
            return MessageDigest.isEqual(mac.doFinal(input), signature);
        }

        @Override
        public byte[] sign(byte[] input) {
            return mac.doFinal(input);
        }

        @Override
        public byte[] form(byte[] jwsSignature) {
            return jwsSignature;
        }
    }

    /** RS256, ES256 or EdDSA. */
    record KeyedSignature(Signature signer, Signature verifier, boolean der) implements Primitive {
        static KeyedSignature of(KeyMaterial key, Optional<Provider> provider) throws GeneralSecurityException {
            String name = name(key.algorithm());
            boolean der = provider.isPresent() && provider.get().getService("Signature", name) == null;
            String offered = der ? "SHA256withECDSA" : name;
            Signature signer = instance(offered, provider);
            signer.initSign((PrivateKey) keyOf(provider, key.signing()));
            Signature verifier = instance(offered, provider);
            verifier.initVerify((PublicKey) keyOf(provider, key.verifying()));
            return new KeyedSignature(signer, verifier, der);
        }

        @Override
        public boolean verify(byte[] input, byte[] signature) throws GeneralSecurityException {
            verifier.update(input);
            return verifier.verify(signature);
        }

        @Override
        public byte[] sign(byte[] input) throws GeneralSecurityException {
            signer.update(input);
            return signer.sign();
        }

        @Override
        public byte[] form(byte[] jwsSignature) {
            return der ? asDer(jwsSignature) : jwsSignature;
        }

        private static String name(JwsAlgorithm algorithm) {
            return switch (algorithm) {
                case RS256 -> "SHA256withRSA";
                case ES256 -> "SHA256withECDSAinP1363Format";
                default -> "Ed25519";
            };
        }

        private static Signature instance(String name, Optional<Provider> provider) throws GeneralSecurityException {
            return provider.isPresent() ? Signature.getInstance(name, provider.get()) : Signature.getInstance(name);
        }

        /** As a key of the provider itself where it makes keys: it may work faster on them. */
        private static Key keyOf(Optional<Provider> provider, Key key) throws GeneralSecurityException {
            if (provider.isEmpty() || provider.get().getService("KeyFactory", key.getAlgorithm()) == null) {
                return key;
            }
            KeyFactory factory = KeyFactory.getInstance(key.getAlgorithm(), provider.get());
            return key instanceof PublicKey
                    ? factory.generatePublic(new X509EncodedKeySpec(key.getEncoded()))
                    : factory.generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
        }

        /** SEQUENCE of two INTEGERs (RFC 3279 section 2.2.3). */
        private static byte[] asDer(byte[] rawSignature) {
            byte[] r = new BigInteger(1, Arrays.copyOfRange(rawSignature, 0, 32)).toByteArray();
            byte[] s = new BigInteger(1, Arrays.copyOfRange(rawSignature, 32, 64)).toByteArray();
            byte[] der = new byte[6 + r.length + s.length];
            der[0] = 0x30;
            der[1] = (byte) (4 + r.length + s.length);
            der[2] = 0x02;
            der[3] = (byte) r.length;
            System.arraycopy(r, 0, der, 4, r.length);
            der[4 + r.length] = 0x02;
            der[5 + r.length] = (byte) s.length;
            System.arraycopy(s, 0, der, 6 + r.length, s.length);
            return der;
        }
    }
}
