package dev.signet.storage.jdbc;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a log shows of an exception. */
final class StackTraces {

    private StackTraces() {}

    static String print(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
