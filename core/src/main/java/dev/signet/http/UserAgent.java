package dev.signet.http;

import java.nio.charset.StandardCharsets;

/** By which browser a request was made, as it says itself. */
public final class UserAgent {

    private static final int MAX_LENGTH = 256;

    private UserAgent() {}

    /** Cut to its limit, and without the half of a character that the cut may leave: a token holds none. */
    public static String of(HttpRequest request) {
        String sent = request.header("user-agent").orElse("");
        String cut = sent.substring(0, Math.min(sent.length(), MAX_LENGTH));
        return new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
