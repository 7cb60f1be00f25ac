package dev.signet.benchmarks.jwt;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Whom a token is about, with the claims that differ from token to token. */
record Account(String subject, String email, String name, String tokenId, String sessionId) {
    static final String ISSUER = "https://id.example.com";
    static final String AUDIENCE = "https://api.example.com";
    static final Duration LIFETIME = Duration.ofHours(1);

    /** So many that neither one hot token nor one branch history carries a result. */
    static final int COUNT = 64;

    static List<Account> all() {
        return IntStream.range(0, COUNT).mapToObj(Account::numbered).toList();
    }

    private static Account numbered(int index) {
        return new Account(
                "user_%016x".formatted(0x9E3779B97F4A7C15L * (index + 1)),
                "ada.%02d@example.com".formatted(index),
                "Ada Lovelace",
                "t%020dx".formatted(index),
                "s%020dx".formatted(index));
    }

    String payload(String issuer, String audience, Instant start) {
        long seconds = start.getEpochSecond();
        return """
                {"iss":"%s","aud":"%s","sub":"%s","email":"%s","name":"%s",\
                "iat":%d,"nbf":%d,"exp":%d,"jti":"%s","sid":"%s"}""".formatted(
                        issuer,
                        audience,
                        subject,
                        email,
                        name,
                        seconds,
                        seconds,
                        seconds + LIFETIME.toSeconds(),
                        tokenId,
                        sessionId);
    }
}
