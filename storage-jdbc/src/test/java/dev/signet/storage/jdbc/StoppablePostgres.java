package dev.signet.storage.jdbc;

import com.zaxxer.hikari.HikariConfig;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A PostgreSQL of one's own. */
final class StoppablePostgres implements StoppableServer {

    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    /** Stores in this folder, which need not exist. */
    StoppablePostgres(Path data) throws IOException {
        this.data = data;
        this.server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .start();
        this.port = server.getPort();
    }

    @Override
    public HikariConfig pool() {
        return TestingPostgres.pool("jdbc:postgresql://localhost:" + port + "/postgres");
    }

    @Override
    public void stop() throws IOException {
        server.close();
    }

    @Override
    public void startAgain() throws IOException {
        server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    @Override
    public long pid() throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0));
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
