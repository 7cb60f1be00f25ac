package dev.signet.storage.jdbc;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class PostgresOutageTest extends OutageContract {

    @TempDir
    private Path folder;

    @Override
    StoppableServer server() throws Exception {
        return new StoppablePostgres(folder.resolve("data"));
    }
}
