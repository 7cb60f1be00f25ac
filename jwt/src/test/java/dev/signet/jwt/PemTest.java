package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys from PEM, as OpenSSL 3 wrote them. */
class PemTest {
    private static final byte[] DATA = {1, 2, 3};

    @ParameterizedTest
    @CsvSource({
        "RS256, rsa",
        "RS512, rsa",
        "PS256, rsa",
        "PS384, rsa",
        "ES256, p256",
        "ES384, p384",
        "ES512, p521",
        "EDDSA, ed25519"
    })
    void privateKeyAloneMakesTheKeyPair(JwsAlgorithm algorithm, String name) {
        SigningKey key = SigningKey.fromPem(algorithm, file(name + ".pem"));
        VerificationKey published = VerificationKey.fromPem(algorithm, file(name + ".pub"));
        assertThat(key.algorithm()).isEqualTo(algorithm);
        assertThat(key.kid()).isEmpty();
        assertThat(SigningKey.fromPem(algorithm, file(name + ".pem"), "a").kid())
                .contains("a");
        assertThat(VerificationKey.fromPem(algorithm, file(name + ".pub"), "a").kid())
                .contains("a");
        assertThat(published.verify(DATA, key.sign(DATA))).isTrue();
        assertThat(published.verify(new byte[3], key.sign(DATA))).isFalse();
        assertThat(key.spki()).isEqualTo(published.publicKey().orElseThrow().getEncoded());
    }

    @Test
    void publicKeyInsideThePrivateKeyIsNotNeeded() {
        SigningKey key = SigningKey.fromPem(JwsAlgorithm.ES384, file("p384-without-public.pem"));
        assertThat(VerificationKey.fromPem(JwsAlgorithm.ES384, file("p384.pub")).verify(DATA, key.sign(DATA)))
                .isTrue();
    }

    @Test
    void wrongPublicKeyInsideThePrivateKeyIsNotBelieved() {
        byte[] der = der(file("p256.pem"));
        byte[] other = ((java.security.interfaces.ECPublicKey)
                        VerificationKey.fromPem(JwsAlgorithm.ES256, file("p256.crt"))
                                .publicKey()
                                .orElseThrow())
                .getEncoded();
        System.arraycopy(
                SigningKey.generate(JwsAlgorithm.ES256, "k", new SecureRandom()).spki(),
                other.length - 64,
                der,
                der.length - 64,
                64);
        SigningKey key = SigningKey.fromPem(JwsAlgorithm.ES256, pem("PRIVATE KEY", der));
        assertThat(key.spki()).isEqualTo(other);
    }

    @ParameterizedTest
    @EnumSource(names = {"ES256", "ES384", "ES512"})
    void publicPointsAreComputedForOddAndEvenRoots(JwsAlgorithm algorithm) {
        boolean[] seen = new boolean[2];
        for (int i = 0; i < 200 && !(seen[0] && seen[1]); i++) {
            SigningKey key = SigningKey.generate(algorithm, "k", new SecureRandom());
            SigningKey read = SigningKey.fromPem(algorithm, pem("PRIVATE KEY", key.pkcs8()));
            assertThat(read.spki()).isEqualTo(key.spki());
            seen[key.spki()[key.spki().length - 1] & 1] = true;
        }
        assertThat(seen).containsExactly(true, true);
    }

    @ParameterizedTest
    @CsvSource({"EDDSA, ed25519", "ES256, p256"})
    void certificateGivesItsKey(JwsAlgorithm algorithm, String name) {
        SigningKey key = SigningKey.fromPem(algorithm, file(name + ".pem"));
        assertThat(VerificationKey.fromPem(algorithm, file(name + ".crt")).verify(DATA, key.sign(DATA)))
                .isTrue();
    }

    @Test
    void keyWithoutAPointIsRefusedAloneAndInACertificate() {
        byte[] empty = HexFormat.of().parseHex("300a300506032b6570030100");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerificationKey.fromPem(JwsAlgorithm.EDDSA, pem("PUBLIC KEY", empty)));
        byte[] certificate = der(file("ed25519.crt"));
        String hex = HexFormat.of().formatHex(certificate);
        int at = hex.indexOf("302a300506032b6570032100") / 2;
        // The bit string of the point becomes an empty one and an octet string of the rest.
        certificate[at + 10] = 1;
        certificate[at + 12] = 4;
        certificate[at + 13] = 30;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerificationKey.fromPem(JwsAlgorithm.EDDSA, pem("CERTIFICATE", certificate)))
                .withMessageContaining("no X.509 certificate");
    }

    @Test
    void dataAfterACertificateIsRefused() {
        byte[] longer = Arrays.copyOf(der(file("p256.crt")), der(file("p256.crt")).length + 3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerificationKey.fromPem(JwsAlgorithm.ES256, pem("CERTIFICATE", longer)));
    }

    @Test
    void certificateForAnotherPurposeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerificationKey.fromPem(JwsAlgorithm.ES256, file("p256-key-agreement.crt")))
                .withMessageContaining("not for digital signatures");
    }

    @ParameterizedTest
    @EnumSource
    void keysOfEveryOtherKindAreRefused(JwsAlgorithm algorithm) {
        for (String name : List.of(
                "rsa",
                "p256",
                "p384",
                "p521",
                "ed25519",
                "rsa-1024",
                "rsa-pss",
                "secp256k1",
                "p256-explicit",
                "ed448")) {
            String own = switch (algorithm.jcaKey()) {
                case "" -> "none";
                case "RSA" -> "rsa";
                case "EC" -> "p" + Curve.of(algorithm).wireName().substring(2);
                default -> "ed25519";
            };
            if (!name.equals(own)) {
                assertThatIllegalArgumentException()
                        .as(name)
                        .isThrownBy(() -> SigningKey.fromPem(algorithm, file(name + ".pem")));
                assertThatIllegalArgumentException()
                        .as(name)
                        .isThrownBy(() -> VerificationKey.fromPem(algorithm, file(name + ".pub")));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RSA PRIVATE KEY, openssl pkcs8 -topk8 -nocrypt",
        "EC PRIVATE KEY, openssl pkcs8 -topk8 -nocrypt",
        "EC PARAMETERS, openssl pkcs8 -topk8 -nocrypt",
        "ENCRYPTED PRIVATE KEY, openssl pkcs8 -in",
        "OPENSSH PRIVATE KEY, ssh-keygen -p -m PKCS8",
        "RSA PUBLIC KEY, openssl rsa -RSAPublicKey_in -pubout"
    })
    void otherFormsAreRefusedWithTheCommandThatConverts(String label, String command) {
        String body = "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAAAA";
        String text = "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.fromPem(JwsAlgorithm.RS256, text))
                .withMessageContaining("is a " + label + "; convert it with: " + command);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerificationKey.fromPem(JwsAlgorithm.RS256, text))
                .withMessageContaining(command);
    }

    @Test
    void privateKeyHasNoPlaceWhereTokensAreVerifiedNorAPublicOneWhereTheyAreSigned() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerificationKey.fromPem(JwsAlgorithm.ES256, file("p256.pem")))
                .withMessageContaining("openssl pkey -pubout");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.fromPem(JwsAlgorithm.ES256, file("p256.pub")))
                .withMessage("The PEM must be a PRIVATE KEY and is a PUBLIC KEY");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.fromPem(JwsAlgorithm.ES256, file("p256.crt")))
                .withMessage("The PEM must be a PRIVATE KEY and is a CERTIFICATE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\n\n"})
    void everyLineEndIsRead(String lineEnd) {
        String text = "\n " + file("p256.pub").replace("\n", lineEnd) + " \t\n";
        assertThat(VerificationKey.fromPem(JwsAlgorithm.ES256, text).algorithm())
                .isEqualTo(JwsAlgorithm.ES256);
    }

    @Test
    void textThatIsNotExactlyOneCanonicalBlockIsRefused() {
        String good = file("ed25519.pub");
        String base64 = good.replaceAll("-----[A-Z ]+-----|\\n", "");
        assertThat(VerificationKey.fromPem(JwsAlgorithm.EDDSA, block(base64)).algorithm())
                .isEqualTo(JwsAlgorithm.EDDSA);
        for (String bad : List.of(
                "",
                base64,
                good + good,
                "Subject: a\n" + good,
                good + "#",
                good.replace("BEGIN", "begin"),
                good.replace("END PUBLIC", "END PRIVATE"),
                good.replace("-----END PUBLIC KEY-----", ""),
                block(""),
                block("A"),
                block(base64.replace('M', '-')),
                block(base64.substring(0, 8) + " " + base64.substring(8)),
                block(base64.substring(0, 8)),
                block(base64 + "AAAA"),
                block(base64 + "="),
                block("AAAA"),
                block(" ".repeat(70_000)))) {
            assertThatIllegalArgumentException()
                    .as(bad)
                    .isThrownBy(() -> VerificationKey.fromPem(JwsAlgorithm.EDDSA, bad));
        }
    }

    @ParameterizedTest
    @CsvSource({"RS256, rsa", "ES256, p256", "EDDSA, ed25519"})
    void cutLengthenedAndChangedKeysAreRefused(JwsAlgorithm algorithm, String name) {
        byte[] key = der(file(name + ".pem"));
        byte[] longer = Arrays.copyOf(key, key.length + 1);
        for (byte[] bad : List.of(new byte[0], new byte[] {0x30}, new byte[] {0x30, (byte) 0x84}, longer)) {
            refuses(algorithm, bad);
        }
        for (int length = 1; length < key.length; length += 1 + key.length / 20) {
            refuses(algorithm, Arrays.copyOf(key, length));
        }
    }

    @Test
    void changedPrivateKeyIsRefused() {
        byte[] rsa = der(file("rsa.pem"));
        for (int at = 40; at < rsa.length; at += 97) {
            byte[] changed = rsa.clone();
            changed[at] ^= 1;
            refuses(JwsAlgorithm.RS256, changed);
        }
    }

    @Test
    void noMessageAndNoCauseShowsThePrivateKey() {
        byte[] key = der(file("rsa.pem"));
        for (int at = 0; at < key.length; at += 13) {
            byte[] changed = key.clone();
            changed[at] ^= 0x40;
            IllegalArgumentException e = catchIllegalArgumentException(
                    () -> SigningKey.fromPem(JwsAlgorithm.RS256, pem("PRIVATE KEY", changed)));
            if (e != null) {
                assertThat(e).hasNoCause();
                assertThat(e.getMessage()).hasSizeLessThan(130);
            }
        }
    }

    private static void refuses(JwsAlgorithm algorithm, byte[] pkcs8) {
        assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.fromPem(algorithm, pem("PRIVATE KEY", pkcs8)));
    }

    private static String block(String base64) {
        return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
    }

    private static String pem(String label, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }

    private static byte[] der(String pem) {
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }

    static String file(String name) {
        try (InputStream in = Objects.requireNonNull(PemTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
