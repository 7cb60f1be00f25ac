package dev.signet.benchmarks.jwt;

import java.security.Provider;
import java.util.Optional;

/**
 * The native provider a run measures: {@code -Dbenchmarks.provider=accp} or {@code conscrypt}, with its jar on the
 * class path. It is not registered: the peers stay on the JDK's providers, as in an application that only adds the jar.
 */
final class NativeProvider {
    private NativeProvider() {}

    static Optional<Provider> ofThisRun() {
        String name = System.getProperty("benchmarks.provider", "jdk");
        try {
            return switch (name) {
                case "jdk" -> Optional.empty();
                case "accp" ->
                    Optional.of(
                            (Provider) Class.forName("com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider")
                                    .getField("INSTANCE")
                                    .get(null));
                case "conscrypt" ->
                    Optional.of(Class.forName("org.conscrypt.OpenSSLProvider")
                            .asSubclass(Provider.class)
                            .getConstructor()
                            .newInstance());
                default -> throw new IllegalArgumentException("No such provider: " + name);
            };
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The jar of " + name + " is not on the class path", e);
        }
    }
}
