package dev.signet.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;

class MariaDbMigrationsTest extends MigrationsContract {

    @Override
    HikariDataSource empty() {
        return TestingMariaDb.database();
    }

    @Override
    HikariDataSource again() {
        return new HikariDataSource(TestingMariaDb.pool(database.getJdbcUrl()));
    }

    @Override
    String name() {
        return "mariadb";
    }

    @Override
    String betterAuth() {
        return BETTER_AUTH;
    }

    /** In the collation of the database, which is blind to case and accents. */
    static final String BETTER_AUTH = """
                create table "user" ("id" varchar(36) not null primary key, "name" varchar(255) not null,
                  "email" varchar(255) not null unique, "emailVerified" boolean not null, "image" text,
                  "createdAt" timestamp(3) default CURRENT_TIMESTAMP(3) not null,
                  "updatedAt" timestamp(3) default CURRENT_TIMESTAMP(3) not null, "role" text);
                create table "session" ("id" varchar(36) not null primary key, "expiresAt" timestamp(3) not null,
                  "token" varchar(255) not null unique, "createdAt" timestamp(3) default CURRENT_TIMESTAMP(3) not null,
                  "updatedAt" timestamp(3) not null, "ipAddress" text, "userAgent" text,
                  "userId" varchar(36) not null references "user" ("id") on delete cascade);
                create table "account" ("id" varchar(36) not null primary key, "accountId" text not null,
                  "providerId" text not null, "userId" varchar(36) not null references "user" ("id") on delete cascade,
                  "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" timestamp(3),
                  "refreshTokenExpiresAt" timestamp(3), "scope" text, "password" text,
                  "createdAt" timestamp(3) default CURRENT_TIMESTAMP(3) not null, "updatedAt" timestamp(3) not null);
                create table "verification" ("id" varchar(36) not null primary key, "identifier" varchar(255) not null,
                  "value" text not null, "expiresAt" timestamp(3) not null,
                  "createdAt" timestamp(3) default CURRENT_TIMESTAMP(3) not null,
                  "updatedAt" timestamp(3) default CURRENT_TIMESTAMP(3) not null);
                create index "account_userId_idx" on "account" ("userId");
                create index "verification_identifier_idx" on "verification" ("identifier");
                create table "rateLimit" ("id" varchar(36) not null primary key, "key" text, "count" integer,
                  "lastRequest" bigint);
                create table "jwks" ("id" varchar(36) not null primary key, "publicKey" text not null,
                  "privateKey" text not null, "createdAt" timestamp(3) not null);
                insert into "user" values ('u1', 'Ada', 'ada@example.com', true, null,
                  '2026-01-02 03:04:05.678', '2026-01-02 03:04:05.678', 'admin');
                insert into "session" values ('s1', '2027-01-02 03:04:05.678', 't1',
                  '2026-01-02 03:04:05.678', '2026-01-02 03:04:05.678', '', '', 'u1');
                insert into "account" values ('a1', 'u1', 'credential', 'u1', null, null, null, null, null, null,
                  'salt:hash', '2026-01-02 03:04:05.678', '2026-01-02 03:04:05.678');
                insert into "rateLimit" values ('r1', 'double', 1, 1), ('r2', 'double', 1, 1);
                insert into "jwks" values ('j1', '{}', 'sealed', '2026-01-02 03:04:05.678');
                """;

    @Test
    void theColumnsAreThoseOfBetterAuth() throws Exception {
        Migrations.migrate(database);

        assertThat(Sql.query(database, columnsOf("user")))
                .containsExactly(
                        "id varchar(36)!",
                        "name varchar(255)!",
                        "email varchar(255)!",
                        "emailVerified tinyint(1)!",
                        "image text",
                        "createdAt timestamp(3)!",
                        "updatedAt timestamp(3)!",
                        "sessionsValidAfter datetime(3)");
        assertThat(Sql.query(database, columnsOf("account")))
                .containsExactly(
                        "id varchar(36)!",
                        "accountId text!",
                        "providerId text!",
                        "userId varchar(36)!",
                        "accessToken text",
                        "refreshToken text",
                        "idToken text",
                        "accessTokenExpiresAt timestamp(3)",
                        "refreshTokenExpiresAt timestamp(3)",
                        "scope text",
                        "password text",
                        "createdAt timestamp(3)!",
                        "updatedAt timestamp(3)!");
        assertThat(Sql.query(database, columnsOf("rateLimit")))
                .containsExactly("id varchar(36)!", "key varchar(255)!", "count int(11)!", "lastRequest bigint(20)!");
    }

    /** Ids have the collation of the database: a foreign key of somebody else's table needs the same on both sides. */
    @Test
    void textsAreExactInTablesOfOurOwnAndIdsCanBeReferredTo() throws Exception {
        Migrations.migrate(database);

        assertThat(Sql.query(database, textColumns("NOT IN"))).containsExactly("utf8mb4_bin");
        assertThat(Sql.query(database, textColumns("IN"))).containsExactly("utf8mb4_unicode_ci");
        Sql.execute(
                database,
                "CREATE TABLE orders (id integer PRIMARY KEY, \"userId\" varchar(36) NOT NULL,"
                        + " FOREIGN KEY (\"userId\") REFERENCES \"user\" (\"id\"))");
    }

    private static String textColumns(String which) {
        return "SELECT DISTINCT collation_name FROM information_schema.columns"
                + " WHERE table_schema = DATABASE() AND table_name <> 'signet_schema_history'"
                + " AND collation_name IS NOT NULL AND column_name " + which + " ('id', 'userId')";
    }

    @Test
    void aFreshCounterTableHasOneUniqueKeyOnly() throws Exception {
        Migrations.migrate(database);

        assertThat(Sql.indexes(database, "rateLimit")).containsExactlyInAnyOrder("PRIMARY", "rateLimit_key_key");
    }

    @Test
    void nothingOfBetterAuthIsChanged() throws Exception {
        Sql.execute(database, BETTER_AUTH);
        var before = Sql.query(database, columnsOf("user"));

        Migrations.migrate(database);

        assertThat(Sql.query(database, columnsOf("user")))
                .startsWith(before.toArray(String[]::new))
                .hasSize(before.size() + 1)
                .endsWith("sessionsValidAfter datetime(3)");
        assertThat(Sql.query(
                        database,
                        "SELECT collation_name FROM information_schema.columns"
                                + " WHERE table_schema = DATABASE() AND table_name = 'user' AND column_name = 'email'"))
                .containsExactly("utf8mb4_unicode_ci");
    }

    @Test
    void whatWasRefusedOnceIsDoneAtTheNextStart() throws Exception {
        Sql.execute(database, BETTER_AUTH);
        Sql.execute(database, "ALTER TABLE \"rateLimit\" MODIFY \"key\" varchar(9)");

        assertThatThrownBy(() -> Migrations.migrate(database)).isInstanceOf(IllegalStateException.class);
        Sql.execute(database, "ALTER TABLE \"rateLimit\" MODIFY \"key\" varchar(255)");
        Migrations.migrate(database);

        assertThat(JdbcStorage.on(database).users().findById("u1")).isPresent();
    }

    private static String columnsOf(String table) {
        return "SELECT CONCAT(column_name, ' ', column_type, IF(is_nullable = 'NO', '!', ''))"
                + " FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = '" + table
                + "' ORDER BY ordinal_position";
    }
}
