package dev.signet.storage.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.signet.storage.StorageUnavailableException;

/** A pool of connections to PostgreSQL, for programs that have none of their own. */
public final class PooledDatabase {

    private static final int CONNECTIONS = 10;
    private static final long WAIT_MILLIS = 5_000;

    private PooledDatabase() {}

    /**
     * Connects.
     *
     * @param url begins with {@code jdbc:postgresql:}; its parameters win over what is set here
     * @return a pool of 10, which the caller closes; who waits longer than 5 seconds for a connection, or 30 for an
     *     answer, gets an error
     * @throws StorageUnavailableException when the database can't be reached, or refuses the user
     */
    public static HikariDataSource open(String url, String user, String password) {
        if (!url.startsWith("jdbc:postgresql:")) {
            // The URL itself stays out of the message: it may carry a password.
            throw new IllegalArgumentException("The URL of the database must begin with jdbc:postgresql:");
        }
        var config = new HikariConfig();
        config.setPoolName("signet-postgresql");
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(WAIT_MILLIS);
        config.addDataSourceProperty("connectTimeout", "5");
        config.addDataSourceProperty("socketTimeout", "30");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // Without it the driver's messages quote rows, e-mail addresses included.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw new StorageUnavailableException("There is no connection to the database: open the pool.", e);
        }
    }
}
