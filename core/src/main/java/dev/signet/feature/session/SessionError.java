package dev.signet.feature.session;

import dev.signet.engine.ErrorCode;

/** Errors of this feature. */
public enum SessionError implements ErrorCode {
    /** A renewal by POST belongs to a mode that is off. */
    METHOD_NOT_ALLOWED_DEFER_SESSION_REQUIRED(
            405, "POST method requires deferSessionRefresh to be enabled in session config");

    private final Detail detail;

    SessionError(int status, String message) {
        this.detail = new Detail(status, message);
    }

    @Override
    public Detail detail() {
        return detail;
    }
}
