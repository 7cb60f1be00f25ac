package dev.signet.jwt;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One algorithm as one security provider does it. Immutable and thread-safe. */
final class SignatureProvider {
    private final JwsAlgorithm algorithm;
    private final String name;
    private final @Nullable Provider provider;

    private SignatureProvider(JwsAlgorithm algorithm, String name, @Nullable Provider provider) {
        this.algorithm = algorithm;
        this.name = name;
        this.provider = provider;
    }

    /** The JDK, which chooses among the installed providers by the key. */
    static SignatureProvider ofJdk(JwsAlgorithm algorithm) {
        return new SignatureProvider(algorithm, algorithm.jcaSignature(), null);
    }

    /** This provider, if it has the algorithm under the name of the JDK or under that of Conscrypt. */
    static Optional<SignatureProvider> ofNative(JwsAlgorithm algorithm, Provider provider) {
        String standard = algorithm.jcaSignature();
        String other = standard.equals("RSASSA-PSS")
                ? "SHA" + algorithm.hashBytes() * 8 + "withRSA/PSS"
                : standard.replace(EcdsaDer.P1363_NAME, "");
        return Optional.of(standard)
                .filter(it -> provider.getService("Signature", it) != null)
                .or(() -> Optional.of(other).filter(it -> provider.getService("Signature", it) != null))
                .map(name -> new SignatureProvider(algorithm, name, provider));
    }

    /**
     * Primitives that verify with this key.
     *
     * @throws GeneralSecurityException if the provider does not take the key
     */
    KeyedSignature verifying(PublicKey key) throws GeneralSecurityException {
        PublicKey own =
                provider == null ? key : keyFactory(provider).generatePublic(new X509EncodedKeySpec(key.getEncoded()));
        return keyed(primitive -> primitive.initVerify(own));
    }

    /**
     * Primitives that sign with this key.
     *
     * @throws GeneralSecurityException if the provider does not take the key
     */
    KeyedSignature signing(PrivateKey key) throws GeneralSecurityException {
        PrivateKey own = provider == null
                ? key
                : keyFactory(provider).generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
        return keyed(primitive -> primitive.initSign(own));
    }

    private KeyedSignature keyed(Keying keying) throws GeneralSecurityException {
        Optional<EcdsaDer> der = algorithm.jcaSignature().equals(name + EcdsaDer.P1363_NAME)
                ? Optional.of(new EcdsaDer(Curve.of(algorithm).bytes()))
                : Optional.empty();
        Idle<Signature> idle = new Idle<>(() -> again(keying));
        return new KeyedSignature(primitive(keying), idle, der);
    }

    private Signature again(Keying keying) {
        try {
            return primitive(keying);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key that was accepted before is refused", e);
        }
    }

    private Signature primitive(Keying keying) throws GeneralSecurityException {
        Signature primitive = provider == null ? Signature.getInstance(name) : Signature.getInstance(name, provider);
        algorithm.parameterize(primitive);
        keying.key(primitive);
        return primitive;
    }

    /** ACCP signs with Ed25519 but reads no such keys; it takes those of the JDK. */
    private KeyFactory keyFactory(Provider own) throws GeneralSecurityException {
        String type = algorithm.jcaKey();
        return own.getService("KeyFactory", type) == null
                ? KeyFactory.getInstance(type)
                : KeyFactory.getInstance(type, own);
    }

    @FunctionalInterface
    private interface Keying {
        void key(Signature primitive) throws GeneralSecurityException;
    }
}
