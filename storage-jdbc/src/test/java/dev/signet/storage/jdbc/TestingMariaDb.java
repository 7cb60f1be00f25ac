package dev.signet.storage.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.atomic.AtomicInteger;

/** One real MariaDB for all tests of this JVM, which ends with it; each caller gets a database of their own. */
final class TestingMariaDb {

    private static final MariaDbServer SERVER = MariaDbServer.start();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestingMariaDb() {}

    /** A new database, as an application's own pool opens it: with the driver's defaults. */
    static HikariDataSource database() {
        return new HikariDataSource(pool(url(createDatabase())));
    }

    static HikariConfig pool(String url) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(MariaDbServer.USER);
        config.setPassword(MariaDbServer.PASSWORD);
        config.setMaximumPoolSize(10);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(5_000);
        return config;
    }

    static String createDatabase() {
        var name = "signet_" + DATABASES.incrementAndGet();
        SERVER.execute("CREATE DATABASE " + name);
        return name;
    }

    static String url(String database) {
        return SERVER.url(database);
    }

    /** The same server, by MySQL's own driver. */
    static String mysqlUrl(String database) {
        return url(database).replace("jdbc:mariadb:", "jdbc:mysql:").replace("sslMode=disable", "sslMode=DISABLED");
    }

    static void kill(long connection) {
        SERVER.execute("KILL " + connection);
    }
}
