package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library in a class loader of its own, where the class of ACCP is missing, broken or wrong. */
class SignatureProvidersLoadingTest {
    private static final String ACCP = """
            package com.amazon.corretto.crypto.provider;

            public final class AmazonCorrettoCryptoProvider extends java.security.Provider {
                public static final AmazonCorrettoCryptoProvider INSTANCE = new AmazonCorrettoCryptoProvider();

                public AmazonCorrettoCryptoProvider() {
                    super("AmazonCorrettoCryptoProvider", "1", "");
                    for (String type : new String[] {"Signature.SHA256withECDSAinP1363Format"}) {
                        put(type, Signs.class.getName());
                    }
                    CONSTRUCTOR
                }

                public void assertHealthy() {
                    HEALTH
                }

                public static final class Signs extends java.security.SignatureSpi {
                    private final java.security.Signature real;

                    public Signs() throws Exception {
                        real = java.security.Signature.getInstance("SHA256withECDSAinP1363Format", "SunEC");
                    }

                    protected void engineInitVerify(java.security.PublicKey key) throws java.security.InvalidKeyException {
                        real.initVerify(key);
                    }

                    protected void engineUpdate(byte[] data, int offset, int length) throws java.security.SignatureException {
                        real.update(data, offset, length);
                    }

                    protected boolean engineVerify(byte[] signature) throws java.security.SignatureException {
                        VERIFY
                    }

                    protected void engineInitSign(java.security.PrivateKey key) {}

                    protected void engineUpdate(byte value) {}

                    protected byte[] engineSign() {
                        return new byte[64];
                    }

                    protected void engineSetParameter(String name, Object value) {}

                    protected Object engineGetParameter(String name) {
                        return name;
                    }
                }
            }
            """;
    private static final String NOTHING = "";
    private static final String HONEST = "return real.verify(signature);";

    @TempDir
    private Path classes;

    @Test
    void providerThatAnswersRightIsUsed() throws Exception {
        compile(NOTHING, NOTHING, HONEST);
        assertThat(providerWithAccpFrom(classes)).isEqualTo("AmazonCorrettoCryptoProvider");
    }

    @Test
    void withoutTheClassTheJdkServes() throws Exception {
        assertThat(providerWithAccpFrom(classes)).isEqualTo("SunEC");
    }

    @Test
    void nativeLibraryThatDoesNotLoadLeavesTheJdk() throws Exception {
        compile("if (true) throw new UnsatisfiedLinkError(\"no library\");", NOTHING, HONEST);
        assertThat(providerWithAccpFrom(classes)).isEqualTo("SunEC");
    }

    @Test
    void unhealthyProviderLeavesTheJdk() throws Exception {
        compile(NOTHING, "throw new IllegalStateException(\"self test failed\");", HONEST);
        assertThat(providerWithAccpFrom(classes)).isEqualTo("SunEC");
    }

    @Test
    void providerThatAnswersWrongLeavesTheJdk() throws Exception {
        String real = "boolean right = real.verify(signature); ";
        String zero = "new java.math.BigInteger(signature).signum() == 0";
        List<String> wrong = List.of(
                "return true;",
                "return false;",
                "throw new IllegalStateException();",
                "throw new java.security.SignatureException();",
                // CVE-2022-21449.
                real + "return right || " + zero + ";");
        for (String verify : wrong) {
            compile(NOTHING, NOTHING, verify);
            assertThat(providerWithAccpFrom(classes)).as(verify).isEqualTo("SunEC");
        }
    }

    private void compile(String constructor, String health, String verify) throws Exception {
        Path source = classes.resolve("AmazonCorrettoCryptoProvider.java");
        Files.writeString(
                source,
                ACCP.replace("CONSTRUCTOR", constructor)
                        .replace("HEALTH", health)
                        .replace("VERIFY", verify));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int code = compiler.run(
                null, null, null, "-nowarn", "-XDsuppressNotes", "-d", classes.toString(), source.toString());
        assertThat(code).isZero();
    }

    private static String providerWithAccpFrom(Path classes) throws Exception {
        URL library = JwsAlgorithm.class.getProtectionDomain().getCodeSource().getLocation();
        String restored = System.setProperty("dev.signet.jwt.provider", "accp");
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {library, classes.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            Class<?> algorithms = loader.loadClass(JwsAlgorithm.class.getName());
            Class<?> keys = loader.loadClass(VerificationKey.class.getName());
            Object key = keys.getMethod("of", algorithms, PublicKey.class)
                    .invoke(
                            null,
                            algorithms.getField("ES256").get(null),
                            generator.generateKeyPair().getPublic());
            return (String) keys.getMethod("provider").invoke(key);
        } finally {
            restore(restored);
        }
    }

    private static void restore(@Nullable String provider) {
        if (provider == null) {
            System.clearProperty("dev.signet.jwt.provider");
        } else {
            System.setProperty("dev.signet.jwt.provider", provider);
        }
    }
}
