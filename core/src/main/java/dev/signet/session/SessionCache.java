package dev.signet.session;

import dev.signet.engine.ActiveSession;
import dev.signet.json.WireDates;
import dev.signet.model.Session;
import dev.signet.model.SessionWithUser;
import dev.signet.model.User;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads the cookie {@code session_data}: a copy of session and user in Better Auth's form, so that the official
 * {@code getCookieCache} reads it where the master secret is known. Thread-safe.
 */
final class SessionCache {

    /** The version of the payload that Better Auth writes unless configured otherwise. */
    private static final String VERSION = "1";

    /** Better Auth's shortest one for a session that ends with the browser's own: so long is it shown after its end. */
    private static final Duration UNREMEMBERED = Duration.ofMinutes(1);

    private final CacheFormat format;
    private final CacheFormat unremembered;
    private final InstantSource clock;

    /**
     * @param formats makes a format whose copies live so long
     * @param lifetime of the copy of a session that is to be remembered
     */
    SessionCache(Function<Duration, CacheFormat> formats, Duration lifetime, InstantSource clock) {
        this.format = formats.apply(lifetime);
        this.unremembered = formats.apply(lifetime.compareTo(UNREMEMBERED) < 0 ? lifetime : UNREMEMBERED);
        this.clock = clock;
    }

    String write(ActiveSession active) {
        CachedPayload payload = new CachedPayload(
                session(active.session()), user(active.user()), clock.instant().toEpochMilli(), VERSION);
        return (active.remembered() ? format : unremembered).write(active.user().id(), payload);
    }

    /** The copy, if it is good now and speaks of one user; whether it belongs to the session is the caller's to check. */
    Optional<SessionWithUser> read(String value) {
        return format.read(value)
                .flatMap(SessionCache::copy)
                .filter(copy -> copy.session().userId().equals(copy.user().id()));
    }

    private static Optional<SessionWithUser> copy(Map<?, ?> payload) {
        try {
            return payload.get("session") instanceof Map<?, ?> session
                            && payload.get("user") instanceof Map<?, ?> user
                            && VERSION.equals(payload.get("version"))
                    ? Optional.of(new SessionWithUser(readSession(session), readUser(user)))
                    : Optional.empty();
        } catch (DateTimeParseException refused) {
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
