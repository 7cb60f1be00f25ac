package dev.signet.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.crypto.MasterSecret;
import dev.signet.jwt.JwtClaims;
import dev.signet.jwt.JwtIssuer;
import dev.signet.jwt.SigningKey;
import dev.signet.model.User;
import dev.signet.options.SecretOptions;
import dev.signet.options.SignetOptions;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SessionTicketsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123Z");
    private static final SignetOptions OPTIONS = SignetOptions.builder(
                    new SecretOptions("0123456789abcdefghijklmnopqrstuvwxyz", "zyxwvutsrqponmlkjihgfedcba9876543210"))
            .build();
    private static final MasterSecret SECRET = OPTIONS.secrets().masterSecret();
    private static final SessionTicket TICKET = new SessionTicket(
            "session", "user", 42, NOW, NOW.plusMillis(1), NOW.plusSeconds(60), true, "192.0.2.1", "browser");

    private final SessionTickets tickets = new SessionTickets(OPTIONS, SECRET, () -> NOW);

    @Test
    void readsWhatItWroteToTheMillisecond() {
        assertThat(tickets.read(tickets.write(TICKET))).contains(TICKET);
    }

    @Test
    void aTicketEndsAtItsExpiry() {
        String token = tickets.write(TICKET);

        assertThat(new SessionTickets(OPTIONS, SECRET, () -> NOW.plusSeconds(59)).read(token))
                .isPresent();
        assertThat(new SessionTickets(OPTIONS, SECRET, () -> NOW.plusSeconds(60)).read(token))
                .isEmpty();
    }

    @Test
    void aTicketThatLacksAClaimIsNoTicket() {
        String token = JwtIssuer.builder(SigningKey.hmac(SECRET.derive("session-token")))
                .issuer(OPTIONS.origin())
                .audience("signet:session")
                .type("signet-session+jwt")
                .lifetime(Duration.ofMinutes(1))
                .clock(() -> NOW)
                .build()
                .issue(JwtClaims.builder().subject("user").id("session").build());

        assertThat(tickets.read(token)).isEmpty();
    }

    @Test
    @Tag("R-021")
    void theMomentOfRevocationIsComparedForEquality() {
        assertThat(TICKET.isRevokedFor(user(Instant.ofEpochMilli(42)))).isFalse();
        assertThat(TICKET.isRevokedFor(user(Instant.ofEpochMilli(43)))).isTrue();
        assertThat(TICKET.isRevokedFor(user(Instant.ofEpochMilli(41)))).isTrue();
        assertThat(TICKET.isRevokedFor(user(null))).isTrue();
        assertThat(user(null).epoch()).isZero();
    }

    @Test
    void anExtensionMovesTheExpiryAndNothingElse() {
        SessionTicket extended = TICKET.extended(NOW.plusSeconds(5), NOW.plusSeconds(90));

        assertThat(extended)
                .isEqualTo(new SessionTicket(
                        "session",
                        "user",
                        42,
                        NOW,
                        NOW.plusSeconds(5),
                        NOW.plusSeconds(90),
                        true,
                        "192.0.2.1",
                        "browser"));
    }

    private static User user(@Nullable Instant sessionsValidAfter) {
        return new User("user", "Ada", "ada@example.com", false, null, NOW, NOW, sessionsValidAfter);
    }
}
