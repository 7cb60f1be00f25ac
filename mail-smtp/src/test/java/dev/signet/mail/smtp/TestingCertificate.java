package dev.signet.mail.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates that only these tests trust, made by the JDK's keytool. */
final class TestingCertificate {

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final List<String> HOSTS = List.of("localhost", "another.example");
    private static final KeyStore STORE = make();

    private TestingCertificate() {}

    /** A server that shows the certificate of this host. */
    static SSLContext server(String host) {
        try {
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, PASSWORD);
            own.setKeyEntry(host, STORE.getKey(host, PASSWORD), PASSWORD, STORE.getCertificateChain(host));
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Runs this while the process trusts these certificates. */
    static void trusted(Runnable action) {
        try {
            SSLContext before = SSLContext.getDefault();
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(STORE);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            SSLContext.setDefault(context);
            try {
                action.run();
            } finally {
                SSLContext.setDefault(before);
            }
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static KeyStore make() {
        try {
            Path folder = Files.createTempDirectory("certificates");
            Path file = folder.resolve("store.p12");
            for (String host : HOSTS) {
                Process keytool = new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                host,
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=" + host,
                                "-ext",
                                "san=dns:" + host,
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                new String(PASSWORD))
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
                if (keytool.waitFor() != 0) {
                    throw new IllegalStateException(Files.readString(folder.resolve("log")));
                }
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream stored = Files.newInputStream(file)) {
                store.load(stored, PASSWORD);
            }
            return store;
        } catch (GeneralSecurityException | IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
