package dev.signet.storage.jdbc;

import dev.signet.model.Account;
import dev.signet.model.AuditEvent;
import dev.signet.model.LinkedAccount;
import dev.signet.model.Session;
import dev.signet.model.StoredKey;
import dev.signet.model.User;
import dev.signet.model.Verification;
import java.sql.SQLException;
import java.util.Objects;

/**
 * The columns of each table that we read, by name: a {@code *} would also fetch what other programs keep there, and
 * break prepared statements on PostgreSQL when a column is added.
 */
final class Rows {

    static final String USER = """
            "id", "name", "email", "emailVerified", "image", "createdAt", "updatedAt", "sessionsValidAfter"\
            """;

    static final String ACCOUNT = """
            "id", "accountId", "providerId", "userId", "password", "createdAt", "updatedAt"\
            """;

    static final String LINKED_ACCOUNT = """
            "id", "accountId", "providerId", "userId", "scope", "createdAt", "updatedAt"\
            """;

    static final String SESSION = """
            "id", "token", "userId", "expiresAt", "createdAt", "updatedAt", "ipAddress", "userAgent"\
            """;

    static final String VERIFICATION = """
            "id", "identifier", "value", "expiresAt", "createdAt", "updatedAt"\
            """;

    static final String AUDIT_EVENT = """
            "id", "kind", "createdAt", "userId", "sessionId", "detail", "ipAddress", "userAgent"\
            """;

    private Rows() {}

    static User user(Row row) throws SQLException {
        return new User(
                row.text("id"),
                row.text("name"),
                row.text("email"),
                row.bool("emailVerified"),
                row.textOrNull("image"),
                row.moment("createdAt"),
                row.moment("updatedAt"),
                row.momentOrNull("sessionsValidAfter"));
    }

    static Account account(Row row) throws SQLException {
        return new Account(
                row.text("id"),
                row.text("accountId"),
                row.text("providerId"),
                row.text("userId"),
                row.textOrNull("password"),
                row.moment("createdAt"),
                row.moment("updatedAt"));
    }

    static LinkedAccount linkedAccount(Row row) throws SQLException {
        return new LinkedAccount(
                row.text("id"),
                row.text("accountId"),
                row.text("providerId"),
                row.text("userId"),
                row.textOrNull("scope"),
                row.moment("createdAt"),
                row.moment("updatedAt"));
    }

    static Session session(Row row) throws SQLException {
        return new Session(
                row.text("id"),
                row.text("token"),
                row.text("userId"),
                row.moment("expiresAt"),
                row.moment("createdAt"),
                row.moment("updatedAt"),
                Objects.requireNonNullElse(row.textOrNull("ipAddress"), ""),
                Objects.requireNonNullElse(row.textOrNull("userAgent"), ""));
    }

    static Verification verification(Row row) throws SQLException {
        return new Verification(
                row.text("id"),
                row.text("identifier"),
                row.text("value"),
                row.moment("expiresAt"),
                row.moment("createdAt"),
                row.moment("updatedAt"));
    }

    static AuditEvent auditEvent(Row row) throws SQLException {
        return new AuditEvent(
                row.text("id"),
                row.text("kind"),
                row.moment("createdAt"),
                row.textOrNull("userId"),
                row.textOrNull("sessionId"),
                row.text("detail"),
                row.text("ipAddress"),
                row.text("userAgent"));
    }

    static StoredKey signingKey(Row row) throws SQLException {
        return new StoredKey(
                row.text("id"),
                row.text("alg"),
                row.text("publicKey"),
                row.text("privateKey"),
                row.moment("createdAt"),
                row.momentOrNull("expiresAt"));
    }
}
