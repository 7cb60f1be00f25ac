package dev.signet.example.tasks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;

/** On a real PostgreSQL, which the application is told of by URL. */
class PostgresTasksTest extends TasksContract {

    @TempDir
    static Path data;

    private final EmbeddedPostgres server = startServer();

    private static EmbeddedPostgres startServer() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    RunningApi startApi() {
        return RunningApi.start(
                data,
                "spring.datasource.url=jdbc:postgresql://localhost:" + server.getPort() + "/postgres",
                "spring.datasource.username=postgres");
    }

    @AfterAll
    void stopServer() throws IOException {
        server.close();
    }
}
