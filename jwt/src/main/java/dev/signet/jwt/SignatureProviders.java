package dev.signet.jwt;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which security provider does the public key algorithms: a native one where it is on the class path and has passed
 * {@link KnownAnswer}, the JDK for everything else. A native provider is handed to each primitive and never installed:
 * what the rest of the application uses stays as it is.
 */
final class SignatureProviders {
    /** Restricts the choice to {@code accp} or {@code conscrypt}; any other value leaves the JDK alone. */
    private static final String PROPERTY = "dev.signet.jwt.provider";

    private static final Map<JwsAlgorithm, SignatureProvider> NATIVE =
            examined(present(System.getProperty(PROPERTY, "")));

    private SignatureProviders() {}

    /**
     * Primitives that verify with this key.
     *
     * @throws IllegalArgumentException if no provider takes the key for the algorithm
     */
    static KeyedSignature verifying(JwsAlgorithm algorithm, PublicKey key) {
        try {
            Optional<KeyedSignature> chosen = byNative(algorithm, provider -> provider.verifying(key));
            return chosen.isPresent()
                    ? chosen.get()
                    : SignatureProvider.ofJdk(algorithm).verifying(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The public key is no key for " + algorithm.wireName(), e);
        }
    }

    /**
     * Primitives that sign with this key. A key that its provider does not give out, of a hardware module for example,
     * stays with the provider the JDK finds for it.
     *
     * @throws IllegalArgumentException if no provider takes the key for the algorithm
     */
    static KeyedSignature signing(JwsAlgorithm algorithm, PrivateKey key) {
        try {
            Optional<KeyedSignature> chosen = key.getEncoded() == null
                    ? Optional.empty()
                    : byNative(algorithm, provider -> signing(provider, key));
            return chosen.isPresent()
                    ? chosen.get()
                    : SignatureProvider.ofJdk(algorithm).signing(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The private key is no key for " + algorithm.wireName(), e);
        }
    }

    /** Some keys are only found to be too unusual for a native provider when it signs with them. */
    private static KeyedSignature signing(SignatureProvider provider, PrivateKey key) throws GeneralSecurityException {
        KeyedSignature keyed = provider.signing(key);
        keyed.sign(new byte[1], 1);
        return keyed;
    }

    /** None where no native provider does the algorithm, and for a key it refuses: the JDK then has the last word. */
    private static Optional<KeyedSignature> byNative(JwsAlgorithm algorithm, Keying keying) {
        SignatureProvider provider = NATIVE.get(algorithm);
        if (provider == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(keying.by(provider));
        } catch (GeneralSecurityException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** ACCP is asked first: it was as fast or faster with every algorithm. */
    private static Optional<Provider> present(String choice) {
        Optional<Provider> accp =
                choice.isEmpty() || choice.equals("accp") ? load(SignatureProviders::accp) : Optional.empty();
        boolean next = accp.isEmpty() && (choice.isEmpty() || choice.equals("conscrypt"));
        return next ? load(SignatureProviders::conscrypt) : accp;
    }

    /** None where the class is missing, or has no native library for this machine. */
    private static Optional<Provider> load(Loading loading) {
        try {
            return Optional.of(loading.load());
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Provider accp() throws ReflectiveOperationException {
        Class<?> type = Class.forName("com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider");
        Provider provider = (Provider) type.getField("INSTANCE").get(null);
        // Throws if the native library was not loaded or failed its own tests.
        type.getMethod("assertHealthy").invoke(provider);
        return provider;
    }

    private static Provider conscrypt() throws ReflectiveOperationException {
        return (Provider) Class.forName("org.conscrypt.Conscrypt")
                .getMethod("newProvider")
                .invoke(null);
    }

    private static Map<JwsAlgorithm, SignatureProvider> examined(Optional<Provider> provider) {
        Map<JwsAlgorithm, SignatureProvider> passed = new EnumMap<>(JwsAlgorithm.class);
        for (JwsAlgorithm algorithm : JwsAlgorithm.values()) {
            provider.filter(it -> !algorithm.isSymmetric())
                    .flatMap(it -> SignatureProvider.ofNative(algorithm, it))
                    .filter(it -> KnownAnswer.of(algorithm).isGivenBy(it))
                    .ifPresent(it -> passed.put(algorithm, it));
        }
        return passed;
    }

    @FunctionalInterface
    private interface Keying {
        KeyedSignature by(SignatureProvider provider) throws GeneralSecurityException;
    }

    @FunctionalInterface
    private interface Loading {
        Provider load() throws ReflectiveOperationException;
    }
}
