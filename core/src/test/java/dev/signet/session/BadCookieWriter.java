package dev.signet.session;

import dev.signet.engine.Call;

/** Breaks the rule that a session strategy alone writes the session's cookies. */
final class BadCookieWriter {

    private BadCookieWriter() {}

    static void write(SessionCookies cookies, Call call) {
        cookies.clear(call);
    }
}
