package dev.signet.session;

import dev.signet.crypto.MasterSecret;
import dev.signet.jwt.JwtClaims;
import dev.signet.jwt.VerifiedJwt;
import dev.signet.options.SignetOptions;
import dev.signet.token.OwnTokens;
import java.time.Instant;
import java.time.InstantSource;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Writes and reads session tokens: JWTs of a kind of their own, by type, audience and a derived key, so that no other
 * token passes for one. Thread-safe.
 */
final class SessionTickets {

    private static final OwnTokens.Kind KIND = new OwnTokens.Kind("signet:session", "signet-session+jwt");

    private final OwnTokens tokens;

    SessionTickets(SignetOptions options, MasterSecret secret, InstantSource clock) {
        this.tokens = new OwnTokens(
                KIND,
                secret.deriveAll("session-token"),
                options.origin(),
                options.session().expiresIn(),
                clock);
    }

    String write(SessionTicket ticket) {
        return tokens.issue(JwtClaims.builder()
                .subject(ticket.userId())
                .id(ticket.sessionId())
                .expiresAt(ticket.expiresAt())
                .claim("epo", ticket.epoch())
                .claim("sat", ticket.signedInAt().toEpochMilli())
                .claim("ext", ticket.extendedAt().toEpochMilli())
                .claim("end", ticket.expiresAt().toEpochMilli())
                .claim("rem", ticket.remembered())
                .claim("ip", ticket.ipAddress())
                .claim("ua", ticket.userAgent())
                .build());
    }

    /** The ticket, if the token is good now and has all claims; one of another release may lack some. */
    Optional<SessionTicket> read(String token) {
        return tokens.find(token).flatMap(SessionTickets::ticket);
    }

    private static Optional<SessionTicket> ticket(VerifiedJwt jwt) {
        try {
            return Optional.of(new SessionTicket(
                    jwt.id().orElseThrow(),
                    jwt.subject().orElseThrow(),
                    jwt.longValue("epo").orElseThrow(),
                    instant(jwt, "sat"),
                    instant(jwt, "ext"),
                    instant(jwt, "end"),
                    jwt.bool("rem").orElseThrow(),
                    jwt.string("ip").orElse(""),
                    jwt.string("ua").orElse("")));
        } catch (NoSuchElementException incomplete) {
            return Optional.empty();
        }
    }

    private static Instant instant(VerifiedJwt jwt, String claim) {
        return Instant.ofEpochMilli(jwt.longValue(claim).orElseThrow());
    }
}
