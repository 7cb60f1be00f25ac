package dev.signet.jwt;

import static dev.signet.jwt.Forge.HEADER;
import static dev.signet.jwt.Forge.NOW;
import static dev.signet.jwt.Forge.NOW_SECONDS;
import static dev.signet.jwt.Forge.payload;
import static dev.signet.jwt.Forge.refusal;
import static dev.signet.jwt.Forge.token;
import static dev.signet.jwt.Forge.verifier;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jwt.JwtException.Reason;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The edges of the times, also of those that are no whole seconds or whole milliseconds. */
class ValidityTest {
    private static final String EXP = "\"exp\":" + (NOW_SECONDS + 60);

    private final TestingClock clock = new TestingClock();
    private final JwtVerifier verifier = verifier().clock(clock).cacheSize(0).build();

    @Test
    void fractionOfAMillisecondNeverLengthensTheTime() {
        String expires = token(HEADER, payload("\"exp\":" + NOW_SECONDS + ".0019"));
        assertThat(verifier.verify(expires).expiresAt()).isEqualTo(NOW.plusNanos(1_900_000));
        clock.set(NOW.plusMillis(1));
        assertThat(refusal(verifier, expires)).isEqualTo(Reason.EXPIRED);
        String later = token(HEADER, payload(EXP, "\"nbf\":" + NOW_SECONDS + ".0011"));
        assertThat(refusal(verifier, later)).isEqualTo(Reason.NOT_YET_VALID);
        clock.set(NOW.plusMillis(2));
        assertThat(verifier.verify(later).notBefore()).contains(NOW.plusNanos(1_100_000));
        String exact = token(HEADER, payload(EXP, "\"nbf\":" + NOW_SECONDS + ".002"));
        assertThat(verifier.verify(exact).notBefore()).contains(NOW.plusMillis(2));
    }

    @Test
    void issueAheadIsCountedWithTheLeeway() {
        JwtVerifier lenient = verifier().leeway(Duration.ofSeconds(30)).build();
        String last = token(HEADER, payload(EXP, "\"iat\":" + (NOW_SECONDS + 90)));
        assertThat(lenient.verify(last).issuedAt()).contains(NOW.plusSeconds(90));
        assertThat(refusal(lenient, token(HEADER, payload(EXP, "\"iat\":" + (NOW_SECONDS + 91)))))
                .isEqualTo(Reason.NOT_YET_VALID);
        assertThat(refusal(lenient, token(HEADER, payload(EXP, "\"iat\":" + (NOW_SECONDS + 90) + ".0001"))))
                .isEqualTo(Reason.NOT_YET_VALID);
    }

    @Test
    void leewayOfLessThanASecondCounts() {
        JwtVerifier lenient =
                verifier().clock(clock).leeway(Duration.ofMillis(250)).build();
        String token = token(HEADER, payload("\"exp\":" + NOW_SECONDS));
        clock.set(NOW.plusMillis(249));
        assertThat(lenient.verify(token).expiresAt()).isEqualTo(NOW);
        clock.set(NOW.plusMillis(250));
        assertThat(refusal(lenient, token)).isEqualTo(Reason.EXPIRED);
    }

    @Test
    void timesReachFromTheYearOneToTheYear9999() {
        assertThat(times("253402300799", "-253402300799", "-253402300799.999").expiresAt())
                .isEqualTo(Instant.parse("9999-12-31T23:59:59Z"));
        assertThat(times("253402300799.999999999", "0", "-0.5").issuedAt()).contains(Instant.ofEpochMilli(-500));
        for (String beyond : new String[] {
            "253402300800", "253402300800.0", "253402300800.5", "-253402300800", "-253402300800.0", "999999999999",
            "1000000000000", "-9223372036854775808", "9223372036854775807", "1e12", "1e999", "-1e999"
        }) {
            assertThat(refusal(verifier, token(HEADER, payload("\"exp\":" + beyond))))
                    .as(beyond)
                    .isEqualTo(Reason.INVALID_CLAIM);
            assertThat(refusal(verifier, token(HEADER, payload(EXP, "\"nbf\":" + beyond))))
                    .as(beyond)
                    .isEqualTo(Reason.INVALID_CLAIM);
        }
    }

    @Test
    void tokenWithoutABeginHasNoneEvenBefore1970() {
        clock.set(Instant.ofEpochSecond(-1_000_000));
        assertThat(verifier.verify(token(HEADER, payload(EXP))).notBefore()).isEmpty();
    }

    @Test
    void everySpellingOfATimeIsThatTime() {
        String[] spellings = {
            NOW_SECONDS + "", NOW_SECONDS + ".0", NOW_SECONDS + "e0", "17672256e2", NOW_SECONDS + "0E-1"
        };
        for (String spelling : spellings) {
            VerifiedJwt jwt = verifier.verify(token(HEADER, payload(EXP, "\"nbf\":" + spelling)));
            assertThat(jwt.notBefore()).as(spelling).contains(NOW);
            assertThat(refusal(verifier, token(HEADER, payload("\"exp\":" + spelling))))
                    .as(spelling)
                    .isEqualTo(Reason.EXPIRED);
        }
        assertThat(times(NOW_SECONDS + ".000000000999999", "1e-999", "0").expiresAt())
                .isEqualTo(NOW);
    }

    private VerifiedJwt times(String expires, String notBefore, String issued) {
        clock.set(NOW.minusMillis(1));
        return verifier.verify(
                token(HEADER, payload("\"exp\":" + expires, "\"nbf\":" + notBefore, "\"iat\":" + issued)));
    }
}
