package dev.signet.jwt;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** How long an answer stays fresh by its own word (RFC 9111 sections 4.2 and 5.2). What cannot be read is not there. */
final class Freshness {
    private static final int LONGEST_NUMBER = 10;

    private Freshness() {}

    /** Never negative; none if the answer does not say. */
    static Optional<Duration> of(HttpHeaders headers) {
        OptionalLong lifetime = headers.allValues("Cache-Control").stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .flatMapToLong(Freshness::lifetime)
                .min();
        if (lifetime.isEmpty()) {
            return Optional.empty();
        }
        long age = headers.firstValue("Age").map(String::strip).stream()
                .flatMapToLong(Freshness::seconds)
                .findFirst()
                .orElse(0);
        return Optional.of(Duration.ofSeconds(Math.max(0, lifetime.getAsLong() - age)));
    }

    private static LongStream lifetime(String directive) {
        String[] parts = directive.strip().toLowerCase(Locale.ROOT).split("=", 2);
        return switch (parts[0]) {
            case "no-store", "no-cache" -> LongStream.of(0);
            case "max-age" -> parts.length == 2 ? seconds(unquoted(parts[1])) : LongStream.empty();
            default -> LongStream.empty();
        };
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    /** RFC 9111 section 1.2.2: a number that is too large to hold is a very large one. */
    private static LongStream seconds(String text) {
        if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return LongStream.empty();
        }
        return LongStream.of(text.length() > LONGEST_NUMBER ? Integer.MAX_VALUE : Long.parseLong(text));
    }
}
