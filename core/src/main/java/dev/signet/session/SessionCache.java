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
import dev.signet.model.SessionWithUser;
import dev.signet.model.User;
import dev.signet.options.SignetOptions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
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
    private final JwtVerifier verifier;
    private final InstantSource clock;

    SessionCache(SignetOptions options, MasterSecret secret, InstantSource clock) {
        SigningKey key = SigningKey.hmac(secret.wireKey());
        this.clock = clock;
        this.issuer = JwtIssuer.builder(key)
                .issuer(options.origin())
                .audience(AUDIENCE)
                .lifetime(options.jwt().expiresIn())
                .clock(clock)
                .build();
        this.verifier = JwtVerifier.builder()
                .key(key.verificationKey())
                .issuer(options.origin())
                .audience(AUDIENCE)
                .maxTokenLength(MAX_LENGTH)
                .clock(clock)
                .build();
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

    /** The copy, if it is good now and speaks of one user; whether it belongs to the session is the caller's to check. */
    Optional<SessionWithUser> read(String value) {
        try {
            VerifiedJwt jwt = verifier.verify(value);
            if (!(jwt.claims().get("session") instanceof Map<?, ?> session)
                    || !(jwt.claims().get("user") instanceof Map<?, ?> user)) {
                return Optional.empty();
            }
            return Optional.of(new SessionWithUser(readSession(session), readUser(user)))
                    .filter(copy -> copy.session().userId().equals(copy.user().id()));
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

    private static Session readSession(Map<?, ?> fields) {
        return new Session(
                text(fields, "id"),
                text(fields, "token"),
                text(fields, "userId"),
                date(fields, "expiresAt"),
                date(fields, "createdAt"),
                date(fields, "updatedAt"),
                text(fields, "ipAddress"),
                text(fields, "userAgent"));
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
