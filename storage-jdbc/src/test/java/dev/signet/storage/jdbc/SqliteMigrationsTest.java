package dev.signet.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.signet.testkit.TestingRows;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteMigrationsTest extends MigrationsContract {

    @TempDir
    private Path folder;

    private int databases;

    @Override
    HikariDataSource empty() {
        return EmbeddedDatabase.open(folder.resolve("signet" + ++databases + ".db"));
    }

    @Override
    HikariDataSource again() {
        return EmbeddedDatabase.open(folder.resolve("signet1.db"));
    }

    /** And the columns that the remark at its end names, where they are missing. */
    @Override
    void runPrintedScript() throws Exception {
        super.runPrintedScript();
        var script = Schema.sql("sqlite");
        var remark = Pattern.compile("-- (ALTER TABLE \"(\\w+)\" ADD COLUMN \"(\\w+)\" \\w+);");
        var columns = remark.matcher(script).results().toList();
        assertThat(columns).hasSize(4);
        for (MatchResult column : columns) {
            if (Sql.columns(database, column.group(2)).stream().noneMatch(c -> c.startsWith(column.group(3) + " "))) {
                Sql.execute(database, column.group(1));
            }
        }
    }

    @Override
    String name() {
        return "sqlite";
    }

    @Override
    String betterAuth() {
        return """
                create table "user" ("id" text not null primary key, "name" text not null,
                  "email" text not null unique, "emailVerified" integer not null, "image" text,
                  "createdAt" date not null, "updatedAt" date not null, "role" text);
                create table "session" ("id" text not null primary key, "expiresAt" date not null,
                  "token" text not null unique, "createdAt" date not null, "updatedAt" date not null,
                  "ipAddress" text, "userAgent" text,
                  "userId" text not null references "user" ("id") on delete cascade);
                create table "account" ("id" text not null primary key, "accountId" text not null,
                  "providerId" text not null, "userId" text not null references "user" ("id") on delete cascade,
                  "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" date,
                  "refreshTokenExpiresAt" date, "scope" text, "password" text, "createdAt" date not null,
                  "updatedAt" date not null);
                create table "verification" ("id" text not null primary key, "identifier" text not null,
                  "value" text not null, "expiresAt" date not null, "createdAt" date not null,
                  "updatedAt" date not null);
                create index "account_userId_idx" on "account" ("userId");
                create index "verification_identifier_idx" on "verification" ("identifier");
                create table "rateLimit" ("id" text not null primary key, "key" text, "count" integer,
                  "lastRequest" bigint);
                create table "jwks" ("id" text not null primary key, "publicKey" text not null,
                  "privateKey" text not null, "createdAt" date not null);
                insert into "user" values ('u1', 'Ada', 'ada@example.com', 1, null,
                  '2026-01-02T03:04:05.678Z', '2026-01-02T03:04:05.678Z', 'admin');
                insert into "session" values ('s1', '2027-01-02T03:04:05.678Z', 't1',
                  '2026-01-02T03:04:05.678Z', '2026-01-02T03:04:05.678Z', '', '', 'u1');
                insert into "account" values ('a1', 'u1', 'credential', 'u1', null, null, null, null, null, null,
                  'salt:hash', '2026-01-02T03:04:05.678Z', '2026-01-02T03:04:05.678Z');
                insert into "rateLimit" values ('r1', 'double', 1, 1), ('r2', 'double', 1, 1);
                insert into "jwks" values ('j1', '{}', 'sealed', '2026-01-02T03:04:05.678Z');
                """;
    }

    @Test
    void theColumnsAreThoseOfBetterAuth() throws Exception {
        Migrations.migrate(database);

        assertThat(Sql.columns(database, "user"))
                .containsExactly(
                        "id text!",
                        "name text!",
                        "email text!",
                        "emailVerified integer!",
                        "image text",
                        "createdAt date!",
                        "updatedAt date!",
                        "sessionsValidAfter date");
        assertThat(Sql.columns(database, "account"))
                .containsExactly(
                        "id text!",
                        "accountId text!",
                        "providerId text!",
                        "userId text!",
                        "accessToken text",
                        "refreshToken text",
                        "idToken text",
                        "accessTokenExpiresAt date",
                        "refreshTokenExpiresAt date",
                        "scope text",
                        "password text",
                        "createdAt date!",
                        "updatedAt date!");
        assertThat(Sql.columns(database, "session"))
                .containsExactly(
                        "id text!",
                        "expiresAt date!",
                        "token text!",
                        "createdAt date!",
                        "updatedAt date!",
                        "ipAddress text",
                        "userAgent text",
                        "userId text!");
        assertThat(Sql.columns(database, "rateLimit"))
                .containsExactly("id text!", "key text!", "count integer!", "lastRequest bigint!");
    }

    @Test
    void datesAreTextAsBetterAuthWritesIt() throws Exception {
        Migrations.migrate(database);
        var user = TestingRows.user();
        JdbcStorage.on(database).users().createIfAbsent(user, TestingRows.account(user));

        assertThat(Sql.query(database, "SELECT \"createdAt\" || ' ' || typeof(\"createdAt\") FROM \"user\""))
                .containsExactly("2026-03-01T10:15:30.123Z text");
        assertThat(Sql.query(database, "SELECT \"emailVerified\" || ' ' || typeof(\"emailVerified\") FROM \"user\""))
                .containsExactly("0 integer");
    }
}
