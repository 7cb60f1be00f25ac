package dev.signet.storage.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.signet.storage.StorageUnavailableException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** A pool of connections to PostgreSQL, MySQL or MariaDB, for programs that have none of their own. */
public final class PooledDatabase {

    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final String MARIADB = "jdbc:mariadb:";
    private static final int CONNECTIONS = 10;
    private static final long WAIT_MILLIS = 5_000;

    /** What lets a statement carry another one, or a server read the files of its client. */
    private static final Pattern DANGEROUS = Pattern.compile(
            "[?&](allowMultiQueries|allowLocalInfile|allowLoadLocalInfile)(?!=false(&|$))", Pattern.CASE_INSENSITIVE);

    private PooledDatabase() {}

    /**
     * Connects.
     *
     * @param url begins with {@code jdbc:postgresql:}, or with {@code jdbc:mariadb:} for MySQL as well as MariaDB; its
     *     parameters win over what is set here
     * @return a pool of 10, which the caller closes; who waits longer than 5 seconds for a connection gets an
     *     error, and a migration that waits longer than 30 for an answer
     * @throws IllegalArgumentException when the URL is another, or asks for several statements at once or for files of
     *     this machine
     * @throws IllegalStateException when the driver is missing
     * @throws StorageUnavailableException when the database can't be reached, or refuses the user
     */
    public static HikariDataSource open(String url, String user, String password) {
        var config = new HikariConfig();
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(WAIT_MILLIS);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        if (url.startsWith(POSTGRESQL)) {
            postgresql(config);
        } else if (url.startsWith(MARIADB)) {
            requireHarmless(url);
            requireDriver(url);
            mariadb(config);
        } else {
            // The URL itself stays out of the message: it may carry a password.
            throw new IllegalArgumentException("The URL of the database must begin with " + POSTGRESQL
                    + " or, for MySQL" + " and MariaDB, with " + MARIADB);
        }
        config.setJdbcUrl(url);
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw new StorageUnavailableException("There is no connection to the database: open the pool.", e);
        }
    }

    private static void postgresql(HikariConfig config) {
        config.setPoolName("signet-postgresql");
        config.addDataSourceProperty("connectTimeout", "5");
        config.addDataSourceProperty("socketTimeout", "30");
        // The default of the server, or of the database, may be a stricter one; see Dialect.
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        // Without it the driver's messages quote rows, e-mail addresses included.
        config.addDataSourceProperty("logServerErrorDetail", "false");
    }

    private static void mariadb(HikariConfig config) {
        config.setPoolName("signet-mysql");
        config.addDataSourceProperty("connectTimeout", "5000");
        config.addDataSourceProperty("socketTimeout", "30000");
        // Off in older drivers. Encrypted to a server that has proven who it is; the URL may say otherwise.
        config.addDataSourceProperty("sslMode", "verify-full");
        // The server binds the values: they are never part of the text, not even escaped.
        config.addDataSourceProperty("useServerPrepStmts", "true");
        // On in the driver: the server may then ask for any file that this process can read.
        config.addDataSourceProperty("allowLocalInfile", "false");
        config.addDataSourceProperty("allowMultiQueries", "false");
        // Locks the rows that are found, not the gaps between them: less waiting, fewer deadlocks.
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        // A text that is too long is an error, never cut; and nobody waits 50 seconds for a row.
        config.setConnectionInitSql(
                "SET SESSION sql_mode = CONCAT(@@sql_mode, ',STRICT_ALL_TABLES'), innodb_lock_wait_timeout = 5");
    }

    private static void requireHarmless(String url) {
        var dangerous = DANGEROUS.matcher(url);
        if (dangerous.find()) {
            throw new IllegalArgumentException(
                    "The URL of the database must not switch " + dangerous.group(1) + " on.");
        }
    }

    private static void requireDriver(String url) {
        try {
            DriverManager.getDriver(url);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "Signet needs a driver for MySQL and MariaDB. Add the dependency org.mariadb.jdbc:mariadb-java-client.",
                    e);
        }
    }
}
