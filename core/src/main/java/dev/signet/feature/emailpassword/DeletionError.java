package dev.signet.feature.emailpassword;

import dev.signet.engine.ErrorCode;

/** Errors of deleting an account. */
public enum DeletionError implements ErrorCode {
    /** Neither password nor a session that began within a day. */
    SESSION_EXPIRED(400, "Session expired. Re-authenticate to perform this action."),
    /** Nobody is signed in who could be deleted. */
    FAILED_TO_GET_USER_INFO(404, "Failed to get user info"),
    /** The token is unknown, used, expired, or somebody else's. */
    INVALID_TOKEN(404, "Invalid token"),
    /** Deleting accounts is off. */
    NOT_FOUND(404, "Not found");

    private final Detail detail;

    DeletionError(int status, String message) {
        this.detail = new Detail(status, message);
    }

    @Override
    public Detail detail() {
        return detail;
    }
}
