package dev.signet.jwt;

import dev.signet.jwt.JwtException.Reason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Seconds since 1970 as a JSON number (RFC 7519 section 2). */
final class NumericDate {
    /** The first second of the year 10000. Milliseconds written by mistake lie beyond it. */
    static final long MAX_SECONDS = 253_402_300_800L;

    private static final BigDecimal MAX = BigDecimal.valueOf(MAX_SECONDS);

    private NumericDate() {}

    /** The time this claim holds; any other type than a number refuses the token. */
    static Instant read(String name, @Nullable Object value) {
        if (value instanceof Long seconds && Math.abs(seconds) < MAX_SECONDS && seconds != Long.MIN_VALUE) {
            return Instant.ofEpochSecond(seconds);
        }
        if (value instanceof BigDecimal number && number.abs().compareTo(MAX) < 0) {
            BigDecimal seconds = number.setScale(9, RoundingMode.DOWN);
            long whole = seconds.longValue();
            return Instant.ofEpochSecond(
                    whole,
                    seconds.subtract(BigDecimal.valueOf(whole))
                            .movePointRight(9)
                            .longValue());
        }
        throw new JwtException(Reason.INVALID_CLAIM, "The claim " + name + " is not a time in seconds");
    }
}
