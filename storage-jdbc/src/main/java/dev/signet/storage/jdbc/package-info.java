/**
 * The storage on SQL: SQLite in one file, PostgreSQL and what speaks its protocol, or MySQL and MariaDB, in Better
 * Auth's tables.
 *
 * <p>Begin at {@link dev.signet.storage.jdbc.JdbcStorage}; {@link dev.signet.storage.jdbc.Migrations} makes the tables,
 * {@link dev.signet.storage.jdbc.EmbeddedDatabase} the file.
 */
@NullMarked
package dev.signet.storage.jdbc;

import org.jspecify.annotations.NullMarked;
