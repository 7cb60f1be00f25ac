package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of README.md compile, because they stand here too. */
class ReadmeTest {
    @Test
    void examplesOfTheReadmeStandInThisFile() throws IOException {
        String here = MarkdownExamples.source(ReadmeTest.class).replace("returnstatus;", "");
        List<String> examples = MarkdownExamples.of(Path.of("README.md"));
        assertThat(examples).hasSize(3).allSatisfy(example -> assertThat(here).contains(example));
    }

    @Test
    void issueExampleGivesAToken() {
        assertThat(issue(new byte[32])).contains(".");
    }

    @Test
    void verifyExampleRefusesATokenOfAnotherAlgorithm() {
        assertThat(verify(issue(new byte[32]))).isEqualTo(401);
    }

    @Test
    void keyExamplePublishesTheKeyByItsThumbprint() {
        String jwks = keys(PemTest.file("p256.pem"), PemTest.file("p256.crt"));
        Jwk key = JwkSet.parse(jwks).keys().get(0);
        assertThat(key.key().kid()).contains(key.thumbprint());
    }

    @SuppressWarnings("UnusedVariable")
    private static String keys(String privatePem, String publicPem) {
        SigningKey signing = SigningKey.fromPem(JwsAlgorithm.ES256, privatePem).withThumbprintKid();
        VerificationKey known = VerificationKey.fromPem(JwsAlgorithm.ES256, publicPem); // or a certificate
        String jwks = JwkSet.of(signing.verificationKey()).toJson();
        return jwks;
    }

    private static String issue(byte[] secret) {
        SigningKey key = SigningKey.hmac(secret, "2026-01"); // at least 32 bytes

        JwtIssuer issuer = JwtIssuer.builder(key)
                .issuer("https://auth.example.com")
                .audience("https://api.example.com")
                .lifetime(Duration.ofMinutes(15))
                .type("at+jwt")
                .build();

        String token = issuer.issue(JwtClaims.builder()
                .subject("user-1")
                .claim("roles", List.of("admin"))
                .build());
        return token;
    }

    @SuppressWarnings("UnusedVariable")
    private static int verify(String token) {
        JwtVerifier verifier = JwtVerifier.builder()
                .keys(RemoteKeySet.builder(URI.create("https://auth.example.com/api/auth/jwks"))
                        .build())
                .algorithms(JwsAlgorithm.EDDSA)
                .type("at+jwt")
                .issuer("https://auth.example.com")
                .audience("https://api.example.com")
                .build();

        try {
            VerifiedJwt jwt = verifier.verify(token);
            String user = jwt.subject().orElseThrow();
            List<String> roles = jwt.strings("roles");
        } catch (JwtException e) {
            // KEYS_UNAVAILABLE is no fault of the token: answer 503. Every other reason: answer 401.
            int status = e.reason() == JwtException.Reason.KEYS_UNAVAILABLE ? 503 : 401;
            return status;
        }
        return 200;
    }
}
