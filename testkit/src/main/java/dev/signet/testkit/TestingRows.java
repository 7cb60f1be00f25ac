package dev.signet.testkit;

import dev.signet.model.Account;
import dev.signet.model.AuditEvent;
import dev.signet.model.Session;
import dev.signet.model.StoredKey;
import dev.signet.model.User;
import dev.signet.model.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows for tests, each with an id of its own; what a test is about, it sets itself. */
public final class TestingRows {

    /** The moment at which the rows are made; it has milliseconds. */
    public static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123Z");

    private TestingRows() {}

    /** 32 letters and digits that nobody else has. */
    public static String id() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** A user with an e-mail address that nobody else has. */
    public static User user() {
        return user("Ada Lovelace", id() + "@example.com");
    }

    /** A user with this name and e-mail address. */
    public static User user(String name, String email) {
        return new User(id(), name, email, false, null, NOW, NOW, null);
    }

    /** A password account of this user. */
    public static Account account(User user) {
        return new Account(id(), user.id(), Account.CREDENTIAL, user.id(), "hash-" + id(), NOW, NOW);
    }

    /** A session of this user that lives for seven days from {@link #NOW}. */
    public static Session session(User user) {
        return session(user, NOW, NOW.plus(Duration.ofDays(7)));
    }

    /** A session of this user with these moments. */
    public static Session session(User user, Instant createdAt, Instant expiresAt) {
        return new Session(id(), id(), user.id(), expiresAt, createdAt, createdAt, "192.0.2.1", "Browser/1.0");
    }

    /** A one-time thing that lives for ten minutes from {@link #NOW}. */
    public static Verification verification(String identifier) {
        return verification(identifier, NOW, NOW.plus(Duration.ofMinutes(10)));
    }

    /** A one-time thing with these moments. */
    public static Verification verification(String identifier, Instant createdAt, Instant expiresAt) {
        return new Verification(id(), identifier, "value-" + id(), expiresAt, createdAt, createdAt);
    }

    /** An audit event of this user and this kind. */
    public static AuditEvent auditEvent(@Nullable String userId, String kind, Instant createdAt) {
        return new AuditEvent(id(), kind, createdAt, userId, id(), "", "192.0.2.1", "Browser/1.0");
    }

    /** A signing key that never expires. */
    public static StoredKey signingKey(String id, Instant createdAt) {
        return new StoredKey(id, "EdDSA", "{\"kty\":\"OKP\"}", "sealed-" + id, createdAt, null);
    }
}
