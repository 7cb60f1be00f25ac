package dev.signet.interop;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A program that answers each line of JSON with a line of JSON. It ends when this JVM closes its input. */
final class PeerProcess {
    private final BufferedWriter requests;
    private final BufferedReader answers;

    private PeerProcess(Process process) {
        this.requests = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    static PeerProcess start(List<String> command) {
        try {
            return new PeerProcess(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The member of that name in the answer to one request.
     *
     * @throws IllegalStateException with what the program says went wrong
     */
    synchronized Object ask(Map<String, ?> request, String member) {
        try {
            requests.write(Json.write(request));
            requests.newLine();
            requests.flush();
            String line = answers.readLine();
            if (line == null) {
                throw new IllegalStateException("The program ended");
            }
            Map<String, Object> answer = Json.read(line);
            Object value = answer.get(member);
            if (value == null) {
                throw new IllegalStateException(String.valueOf(answer.get("error")));
            }
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
