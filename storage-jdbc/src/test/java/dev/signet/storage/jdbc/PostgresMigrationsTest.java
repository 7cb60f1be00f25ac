package dev.signet.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;

class PostgresMigrationsTest extends MigrationsContract {

    @Override
    HikariDataSource empty() {
        return TestingPostgres.database();
    }

    @Override
    HikariDataSource again() {
        return new HikariDataSource(TestingPostgres.pool(database.getJdbcUrl()));
    }

    @Override
    String name() {
        return "postgresql";
    }

    @Override
    String betterAuth() {
        return """
                create table "user" ("id" text not null primary key, "name" text not null,
                  "email" text not null unique, "emailVerified" boolean not null, "image" text,
                  "createdAt" timestamptz default CURRENT_TIMESTAMP not null,
                  "updatedAt" timestamptz default CURRENT_TIMESTAMP not null, "role" text);
                create table "session" ("id" text not null primary key, "expiresAt" timestamptz not null,
                  "token" text not null unique, "createdAt" timestamptz default CURRENT_TIMESTAMP not null,
                  "updatedAt" timestamptz not null, "ipAddress" text, "userAgent" text,
                  "userId" text not null references "user" ("id") on delete cascade);
                create table "account" ("id" text not null primary key, "accountId" text not null,
                  "providerId" text not null, "userId" text not null references "user" ("id") on delete cascade,
                  "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" timestamptz,
                  "refreshTokenExpiresAt" timestamptz, "scope" text, "password" text,
                  "createdAt" timestamptz default CURRENT_TIMESTAMP not null, "updatedAt" timestamptz not null);
                create table "verification" ("id" text not null primary key, "identifier" text not null,
                  "value" text not null, "expiresAt" timestamptz not null,
                  "createdAt" timestamptz default CURRENT_TIMESTAMP not null,
                  "updatedAt" timestamptz default CURRENT_TIMESTAMP not null);
                create index "account_userId_idx" on "account" ("userId");
                create index "verification_identifier_idx" on "verification" ("identifier");
                create table "rateLimit" ("id" text not null primary key, "key" text, "count" integer,
                  "lastRequest" bigint);
                create table "jwks" ("id" text not null primary key, "publicKey" text not null,
                  "privateKey" text not null, "createdAt" timestamptz not null);
                insert into "user" values ('u1', 'Ada', 'ada@example.com', true, null,
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
                        "emailVerified bool!",
                        "image text",
                        "createdAt timestamptz!",
                        "updatedAt timestamptz!",
                        "sessionsValidAfter timestamptz");
        assertThat(Sql.columns(database, "account"))
                .containsExactly(
                        "id text!",
                        "accountId text!",
                        "providerId text!",
                        "userId text!",
                        "accessToken text",
                        "refreshToken text",
                        "idToken text",
                        "accessTokenExpiresAt timestamptz",
                        "refreshTokenExpiresAt timestamptz",
                        "scope text",
                        "password text",
                        "createdAt timestamptz!",
                        "updatedAt timestamptz!");
        assertThat(Sql.columns(database, "session"))
                .containsExactly(
                        "id text!",
                        "expiresAt timestamptz!",
                        "token text!",
                        "createdAt timestamptz!",
                        "updatedAt timestamptz!",
                        "ipAddress text",
                        "userAgent text",
                        "userId text!");
        assertThat(Sql.columns(database, "rateLimit"))
                .containsExactly("id text!", "key text!", "count int4!", "lastRequest int8!");
    }

    @Test
    void aFreshCounterTableHasOneUniqueKeyOnly() throws Exception {
        Migrations.migrate(database);

        assertThat(Sql.query(database, "SELECT indexname FROM pg_indexes WHERE tablename = 'rateLimit'"))
                .containsExactlyInAnyOrder("rateLimit_pkey", "rateLimit_key_key");
    }
}
