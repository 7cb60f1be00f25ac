package dev.signet.storage.jdbc;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;

/** A MariaDB of one's own. */
final class StoppableMariaDb implements StoppableServer {

    private final MariaDbServer server = MariaDbServer.start();

    StoppableMariaDb() {
        server.execute("CREATE DATABASE signet");
    }

    @Override
    public HikariConfig pool() {
        return TestingMariaDb.pool(server.url("signet"));
    }

    @Override
    public void stop() {
        server.kill();
    }

    @Override
    public void startAgain() throws IOException {
        server.startAgain();
    }

    @Override
    public long pid() {
        return server.pid();
    }

    @Override
    public void close() {
        server.close();
    }
}
