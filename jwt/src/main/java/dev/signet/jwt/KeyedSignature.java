package dev.signet.jwt;

import java.security.Signature;
import java.security.SignatureException;
import java.util.Optional;

/** The primitives of one provider with one key, public or private. Thread-safe. */
final class KeyedSignature implements SignatureMaker {
    private final Idle<Signature> idle;
    private final String provider;
    private final Optional<EcdsaDer> der;

    /** The {@code first} primitive is ready; {@code idle} makes more. ECDSA by a provider that knows only DER has {@code der}. */
    KeyedSignature(Signature first, Idle<Signature> idle, Optional<EcdsaDer> der) {
        this.provider = first.getProvider().getName();
        this.idle = idle;
        this.der = der;
        idle.giveBack(first);
    }

    /** Whether {@code signature} covers the first {@code length} bytes of {@code data}; a malformed one is false. */
    boolean verify(byte[] data, int length, byte[] signature) {
        byte[] encoded = der.isPresent() ? der.get().encode(signature) : signature;
        Signature primitive = idle.take();
        try {
            primitive.update(data, 0, length);
            boolean matches = primitive.verify(encoded);
            idle.giveBack(primitive);
            return matches;
        } catch (SignatureException e) {
            return false;
        }
    }

    @Override
    public byte[] sign(byte[] data, int length) {
        Signature primitive = idle.take();
        try {
            primitive.update(data, 0, length);
            byte[] signature = primitive.sign();
            idle.giveBack(primitive);
            return der.isPresent() ? der.get().decode(signature) : signature;
        } catch (SignatureException e) {
            throw new IllegalStateException("Signing failed", e);
        }
    }

    @Override
    public String provider() {
        return provider;
    }
}
