package dev.signet.session;

import dev.signet.crypto.MasterSecret;
import dev.signet.jwt.JwtClaims;
import dev.signet.jwt.JwtException;
import dev.signet.jwt.JwtIssuer;
import dev.signet.jwt.JwtVerifier;
import dev.signet.jwt.SigningKey;
import dev.signet.jwt.VerifiedJwt;
import dev.signet.options.SignetOptions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Writes and reads session tokens: JWTs of a kind of their own, by type, audience and a derived key, so that no other
 * token passes for one. Thread-safe.
 */
final class SessionTickets {

    private static final String AUDIENCE = "signet:session";
    private static final String TYPE = "signet-session+jwt";

    private final JwtIssuer issuer;
    private final List<JwtVerifier> verifiers;

    SessionTickets(SignetOptions options, MasterSecret secret, InstantSource clock) {
        List<SigningKey> keys =
                secret.deriveAll("session-token").stream().map(SigningKey::hmac).toList();
        this.issuer = JwtIssuer.builder(keys.get(0))
                .issuer(options.origin())
                .audience(AUDIENCE)
                .type(TYPE)
                .lifetime(options.session().expiresIn())
                .clock(clock)
                .build();
        this.verifiers = keys.stream()
                .map(key -> JwtVerifier.builder()
                        .key(key.verificationKey())
                        .issuer(options.origin())
                        .audience(AUDIENCE)
                        .type(TYPE)
                        .clock(clock)
                        .build())
                .toList();
    }

    String write(SessionTicket ticket) {
        return issuer.issue(JwtClaims.builder()
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
        return verifiers.stream()
                .flatMap(verifier -> read(token, verifier).stream())
                .findFirst();
    }

    private static Optional<SessionTicket> read(String token, JwtVerifier verifier) {
        try {
            VerifiedJwt jwt = verifier.verify(token);
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
        } catch (JwtException | NoSuchElementException refused) {
            return Optional.empty();
        }
    }

    private static Instant instant(VerifiedJwt jwt, String claim) {
        return Instant.ofEpochMilli(jwt.longValue(claim).orElseThrow());
    }
}
