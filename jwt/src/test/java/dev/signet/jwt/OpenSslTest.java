package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** New keys of the openssl on this machine, if there is one: what it makes and converts is read. */
class OpenSslTest {
    private static final byte[] DATA = {1, 2, 3};

    @TempDir
    Path dir;

    @BeforeAll
    static void openSslIsThere() {
        boolean there = Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .anyMatch(part -> Files.isExecutable(Path.of(part, "openssl")));
        Assumptions.assumeTrue(there, "openssl is not on the path");
    }

    @ParameterizedTest
    @CsvSource({
        "RS256, -algorithm RSA -pkeyopt rsa_keygen_bits:2048",
        "PS512, -algorithm RSA -pkeyopt rsa_keygen_bits:3072",
        "ES256, -algorithm EC -pkeyopt ec_paramgen_curve:P-256",
        "ES384, -algorithm EC -pkeyopt ec_paramgen_curve:P-384",
        "ES512, -algorithm EC -pkeyopt ec_paramgen_curve:P-521",
        "EDDSA, -algorithm ed25519"
    })
    void newKeyIsReadAndItsPublicKeyVerifies(JwsAlgorithm algorithm, String options) throws Exception {
        openSsl("genpkey " + options + " -out key.pem");
        openSsl("pkey -in key.pem -pubout -out public.pem");
        openSsl("pkcs8 -topk8 -in key.pem -passout pass:secret -out encrypted.pem");
        openSsl("pkcs8 -in encrypted.pem -passin pass:secret -out opened.pem");
        SigningKey key = SigningKey.fromPem(algorithm, text("key.pem"));
        VerificationKey published = VerificationKey.fromPem(algorithm, text("public.pem"));
        assertThat(published.verify(DATA, key.sign(DATA))).isTrue();
        assertThat(SigningKey.fromPem(algorithm, text("opened.pem")).spki()).isEqualTo(key.spki());
    }

    @ParameterizedTest
    @CsvSource({"RS256, genrsa -traditional 2048", "ES256, ecparam -name prime256v1 -genkey"})
    void commandOfTheRefusalConverts(JwsAlgorithm algorithm, String command) throws Exception {
        String[] words = command.split(" ", -1);
        openSsl(words[0] + " -out key.pem "
                + String.join(" ", Arrays.asList(words).subList(1, words.length)));
        IllegalArgumentException refusal = org.assertj.core.api.Assertions.catchIllegalArgumentException(
                () -> SigningKey.fromPem(algorithm, text("key.pem")));
        String advice = String.valueOf(refusal.getMessage()).replaceAll(".*convert it with: openssl ", "");
        openSsl(advice);
        byte[] signature = SigningKey.fromPem(algorithm, text("pkcs8.pem")).sign(DATA);
        openSsl("pkey -in key.pem -pubout -out public.pem");
        assertThat(VerificationKey.fromPem(algorithm, text("public.pem")).verify(DATA, signature))
                .isTrue();
    }

    private void openSsl(String arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(("openssl " + arguments).split(" ", -1))
                .directory(dir.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private String text(String name) {
        try {
            return Files.readString(dir.resolve(name));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
