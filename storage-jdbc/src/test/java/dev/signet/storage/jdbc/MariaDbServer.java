package dev.signet.storage.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real MariaDB on a free port of the loopback interface, with data of its own, until it is closed or the JVM ends. */
final class MariaDbServer implements AutoCloseable {

    static final String USER = "signet";
    static final String PASSWORD = "a-password-of-the-tests";

    private static final long START_SECONDS = 120;

    private final Path binaries;
    private final Path data;
    private final int port;
    private Process process;

    private MariaDbServer(Path binaries, Path data) throws IOException {
        this.binaries = binaries;
        this.data = data;
        port = freePort();
        initialise();
        process = launch();
    }

    private Process launch() throws IOException {
        return command("--skip-ssl", "--port=" + port, "--bind-address=127.0.0.1", "--socket=" + data.resolve("socket"))
                .start();
    }

    /** Without TLS: a server takes seconds, or half a minute, to make its key. */
    static MariaDbServer start() {
        try {
            var server = new MariaDbServer(MariaDbBinaries.unpack(), Files.createTempDirectory("signet-mariadb"));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            server.awaitReady();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url(String database) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + database + "?sslMode=disable";
    }

    void execute(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** At once, as in a crash; what it has stored stays. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** After {@link #kill}: on the same port, with what it had stored. */
    void startAgain() throws IOException {
        process = launch();
        awaitReady();
    }

    /** At once, with everything that it has stored. */
    @Override
    public void close() {
        kill();
        try {
            if (Files.exists(data)) {
                try (var files = Files.walk(data)) {
                    files.sorted(Comparator.reverseOrder())
                            .forEach(file -> file.toFile().delete());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The system tables, and one user. */
    private void initialise() throws IOException {
        var script = data.resolve("system.sql");
        var share = binaries.resolve("share");
        Files.writeString(
                script,
                "CREATE DATABASE mysql;\nUSE mysql;\n"
                        + Files.readString(share.resolve("mariadb_system_tables.sql"))
                        + Files.readString(share.resolve("mariadb_system_tables_data.sql"))
                        + "FLUSH PRIVILEGES;\nCREATE USER '" + USER + "'@'127.0.0.1' IDENTIFIED BY '" + PASSWORD
                        + "';\nGRANT ALL ON *.* TO '" + USER + "'@'127.0.0.1';\n");
        try {
            int code = command("--bootstrap")
                    .redirectInput(script.toFile())
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IOException("MariaDB could not be initialised:\n" + log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private ProcessBuilder command(String... more) {
        List<String> command = new ArrayList<>(List.of(
                binaries.resolve("bin/mariadbd").toString(),
                "--no-defaults",
                "--user=" + System.getProperty("user.name"),
                "--basedir=" + binaries,
                "--lc-messages-dir=" + binaries.resolve("share"),
                "--datadir=" + data,
                "--skip-name-resolve",
                // As a Better Auth database has it: texts that differ in case and accents are equal.
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_unicode_ci",
                "--innodb-buffer-pool-size=32M",
                "--innodb-log-file-size=8M",
                "--innodb-flush-log-at-trx-commit=2"));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(data.resolve("log").toFile()));
    }

    private void awaitReady() throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (process.isAlive() && System.nanoTime() < end) {
            try (var connection = connect()) {
                if (connection.isValid(1)) {
                    return;
                }
            } catch (SQLException notYet) {
                pause();
            }
        }
        throw new IOException("MariaDB did not start:\n" + log());
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url(""), USER, PASSWORD);
    }

    private String log() throws IOException {
        return Files.readString(data.resolve("log"), StandardCharsets.UTF_8);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
