package dev.signet.session;

import dev.signet.crypto.MasterSecret;
import dev.signet.engine.ActiveSession;
import dev.signet.json.WireDates;
import dev.signet.jwt.JwtClaims;
import dev.signet.jwt.JwtException;
import dev.signet.jwt.JwtIssuer;
import dev.signet.jwt.JwtVerifier;
import dev.signet.jwt.SigningKey;
import dev.signet.jwt.VerifiedJwt;
import dev.signet.model.Session;
import dev.signet.model.User;
import dev.signet.options.SignetOptions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads the cookie {@code session_data}: a JWT in Better Auth's cookie-cache form, so that the official
 * {@code getCookieCache} reads it where the master secret is known. The secret itself is its key: the wire contract
 * fixes that; issuer and audience set it apart from every other token. Thread-safe.
 */
final class SessionCache {

    private static final String AUDIENCE = "better-auth:session-cache";

    /** The version of the payload that Better Auth writes unless configured otherwise. */
    private static final String VERSION = "1";

    /** The longest texts that a user may have, each character escaped, are still read. */
    private static final int MAX_LENGTH = 32 * 1024;

    private final JwtIssuer issuer;
    private final List<JwtVerifier> verifiers;
    private final InstantSource clock;

    SessionCache(SignetOptions options, MasterSecret secret, InstantSource clock) {
        List<SigningKey> keys = secret.wireKeys().stream().map(SigningKey::hmac).toList();
        this.clock = clock;
        this.issuer = JwtIssuer.builder(keys.get(0))
                .issuer(options.origin())
                .audience(AUDIENCE)
                .lifetime(options.jwt().expiresIn())
                .clock(clock)
                .build();
        this.verifiers = keys.stream()
                .map(key -> JwtVerifier.builder()
                        .key(key.verificationKey())
                        .issuer(options.origin())
                        .audience(AUDIENCE)
                        .maxTokenLength(MAX_LENGTH)
                        .clock(clock)
                        .build())
                .toList();
    }

    String write(ActiveSession active) {
        return issuer.issue(JwtClaims.builder()
                .subject(active.user().id())
                .claim("session", session(active.session()))
                .claim("user", user(active.user()))
                .claim("updatedAt", clock.instant().toEpochMilli())
                .claim("version", VERSION)
                .build());
    }

    /** The session, if the copy is good now and belongs to this ticket. */
    Optional<ActiveSession> read(String value, SessionTicket ticket) {
        return verifiers.stream()
                .flatMap(verifier -> read(value, ticket, verifier).stream())
                .findFirst();
    }

    private static Optional<ActiveSession> read(String value, SessionTicket ticket, JwtVerifier verifier) {
        try {
            VerifiedJwt jwt = verifier.verify(value);
            Object session = jwt.claims().get("session");
            Object user = jwt.claims().get("user");
            if (!(session instanceof Map<?, ?> cached)
                    || !(user instanceof Map<?, ?> owner)
                    || !ticket.sessionId().equals(cached.get("id"))
                    || !ticket.userId().equals(owner.get("id"))) {
                return Optional.empty();
            }
            return Optional.of(new ActiveSession(ticket.session(), readUser(owner), ticket.remembered()));
        } catch (JwtException | DateTimeParseException refused) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> session(Session session) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", session.id());
        fields.put("token", session.token());
        fields.put("userId", session.userId());
        fields.put("expiresAt", WireDates.format(session.expiresAt()));
        fields.put("createdAt", WireDates.format(session.createdAt()));
        fields.put("updatedAt", WireDates.format(session.updatedAt()));
        fields.put("ipAddress", session.ipAddress());
        fields.put("userAgent", session.userAgent());
        return fields;
    }

    private static Map<String, @Nullable Object> user(User user) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", user.id());
        fields.put("name", user.name());
        fields.put("email", user.email());
        fields.put("emailVerified", user.emailVerified());
        fields.put("createdAt", WireDates.format(user.createdAt()));
        fields.put("updatedAt", WireDates.format(user.updatedAt()));
        fields.put("image", user.image());
        return fields;
    }

    private static User readUser(Map<?, ?> fields) {
        return new User(
                text(fields, "id"),
                text(fields, "name"),
                text(fields, "email"),
                Boolean.TRUE.equals(fields.get("emailVerified")),
                fields.get("image") == null ? null : text(fields, "image"),
                date(fields, "createdAt"),
                date(fields, "updatedAt"),
                null);
    }

    private static Instant date(Map<?, ?> fields, String name) {
        return WireDates.parse(text(fields, name));
    }

    private static String text(Map<?, ?> fields, String name) {
        @Nullable Object value = fields.get(name);
        return value == null ? "" : value.toString();
    }
}
