package dev.signet.spring;

import dev.signet.jwt.JwtClaims;
import dev.signet.jwt.JwtIssuer;
import dev.signet.jwt.SigningKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Tokens of another issuer, which share a secret with the application under test. */
final class TestingTokens {

    static final String SECRET = "a-secret-that-the-tests-share-0123456789";
    static final String ISSUER = "https://auth.example.com";
    static final String AUDIENCE = "https://api.example.com";
    static final String COOKIE = "better-auth.access_token";

    /** The tests have it on their class path; an application that has no database has not. */
    static final String DATABASE = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration";

    private TestingTokens() {}

    /** The settings of an application that verifies these tokens and does nothing else. */
    static String[] verifyOnly(String... more) {
        String[] settings = {
            "signet.engine.enabled=false",
            "signet.jwt.secret=" + SECRET,
            "signet.jwt.issuer=" + ISSUER,
            "signet.jwt.audience=" + AUDIENCE,
            "spring.autoconfigure.exclude=" + DATABASE
        };
        String[] all = new String[settings.length + more.length];
        System.arraycopy(settings, 0, all, 0, settings.length);
        System.arraycopy(more, 0, all, settings.length, more.length);
        return all;
    }

    static String of(String subject) {
        return issuer(SECRET, ISSUER, AUDIENCE).issue(claims(subject));
    }

    static String bearer(String subject) {
        return "Bearer " + of(subject);
    }

    static String cookie(String subject) {
        return COOKIE + "=" + of(subject);
    }

    static String expired(String subject) {
        InstantSource past = InstantSource.fixed(Instant.now().minus(Duration.ofHours(1)));
        return builder(SECRET, ISSUER, AUDIENCE).clock(past).build().issue(claims(subject));
    }

    static String withoutSubject() {
        return issuer(SECRET, ISSUER, AUDIENCE).issue(JwtClaims.builder().build());
    }

    static String signedBy(String secret) {
        return issuer(secret, ISSUER, AUDIENCE).issue(claims("ada"));
    }

    static String signedBy(String secret, String kid) {
        return JwtIssuer.builder(SigningKey.hmac(secret.getBytes(StandardCharsets.UTF_8), kid))
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .lifetime(Duration.ofMinutes(15))
                .build()
                .issue(claims("ada"));
    }

    static String from(String issuer) {
        return issuer(SECRET, issuer, AUDIENCE).issue(claims("ada"));
    }

    static String to(String audience) {
        return issuer(SECRET, ISSUER, audience).issue(claims("ada"));
    }

    private static JwtIssuer issuer(String secret, String issuer, String audience) {
        return builder(secret, issuer, audience).build();
    }

    private static JwtIssuer.Builder builder(String secret, String issuer, String audience) {
        return JwtIssuer.builder(SigningKey.hmac(secret.getBytes(StandardCharsets.UTF_8)))
                .issuer(issuer)
                .audience(audience)
                .lifetime(Duration.ofMinutes(15));
    }

    private static JwtClaims claims(String subject) {
        return JwtClaims.builder()
                .subject(subject)
                .claim("email", subject + "@example.com")
                .claim("name", "Name of " + subject)
                .build();
    }
}
