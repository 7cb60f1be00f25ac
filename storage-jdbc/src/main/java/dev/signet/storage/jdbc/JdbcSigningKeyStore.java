package dev.signet.storage.jdbc;

import dev.signet.model.StoredKey;
import dev.signet.storage.SigningKeyStore;
import java.util.Comparator;
import java.util.List;

final class JdbcSigningKeyStore implements SigningKeyStore {

    private final Database database;

    JdbcSigningKeyStore(Database database) {
        this.database = database;
    }

    /** Better Auth leaves {@code alg} empty for its default. */
    @Override
    public List<StoredKey> findAll() {
        var sql = """
                SELECT "id", COALESCE("alg", 'EdDSA') AS "alg", "publicKey", "privateKey", "createdAt", "expiresAt"
                FROM "jwks" AS k""";
        List<StoredKey> keys = database.run("find signing keys", statements -> statements.list(sql, Rows::signingKey));
        // Sorted here: the order of text in PostgreSQL depends on how the database was made.
        return keys.stream()
                .sorted(Comparator.comparing(StoredKey::createdAt).thenComparing(StoredKey::id))
                .toList();
    }

    @Override
    public void create(StoredKey key) {
        var sql = """
                INSERT INTO "jwks" ("id", "publicKey", "privateKey", "createdAt", "expiresAt", "alg")
                VALUES (?, ?, ?, ?, ?, ?)""";
        database.run(
                "create signing key",
                statements -> statements.update(
                        sql,
                        key.id(),
                        key.publicKey(),
                        key.privateKey(),
                        key.createdAt(),
                        key.expiresAt(),
                        key.algorithm()));
    }

    @Override
    public boolean replacePrivateKey(String id, String expected, String replacement) {
        var sql = """
                UPDATE "jwks" SET "privateKey" = ? WHERE "id" = ? AND "privateKey" = ?""";
        return database.run(
                "replace private key", statements -> statements.update(sql, replacement, id, expected) == 1);
    }
}
