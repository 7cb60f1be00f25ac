package dev.signet.storage.jdbc;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** A database server that a test stops, freezes and starts again. */
interface StoppableServer extends AutoCloseable {

    /** A pool on an empty database of it, as an application has it: with its driver's defaults. */
    HikariConfig pool();

    /** Ends it; what it has stored stays. */
    void stop() throws IOException;

    /** On the same port, with what it had stored. */
    void startAgain() throws IOException;

    /** Its process. */
    long pid() throws IOException;

    @Override
    void close();

    /** It hangs: connections stay open, and nothing is answered. */
    default void freeze() throws IOException {
        ProcessHandle server = ProcessHandle.of(pid()).orElseThrow();
        // First the server itself: it would begin processes that are not in the list of its descendants.
        signal("-STOP", Stream.of(server));
        signal("-STOP", server.descendants());
    }

    /** It goes on. */
    default void thaw() throws IOException {
        ProcessHandle server = ProcessHandle.of(pid()).orElseThrow();
        signal("-CONT", server.descendants());
        signal("-CONT", Stream.of(server));
    }

    private static void signal(String signal, Stream<ProcessHandle> processes) throws IOException {
        List<String> pids =
                processes.map(process -> Long.toString(process.pid())).toList();
        if (pids.isEmpty()) {
            return;
        }
        try {
            int code = new ProcessBuilder(Stream.concat(Stream.of("kill", signal), pids.stream())
                            .toList())
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IOException("The server could not be sent " + signal);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
