package dev.signet.feature.emailpassword;

import dev.signet.engine.ErrorCode;

/** Errors of this feature. */
public enum EmailPasswordError implements ErrorCode {
    /** One answer for an unknown address, a wrong password, and an account without one. */
    INVALID_EMAIL_OR_PASSWORD(401, "Invalid email or password"),
    /** The current password is wrong. */
    INVALID_PASSWORD(400, "Invalid password"),
    /** The signed-in user has no password. */
    CREDENTIAL_ACCOUNT_NOT_FOUND(400, "Credential account not found"),
    /** The token of the mail is unknown, used or expired. */
    INVALID_TOKEN(400, "Invalid token"),
    /** No mail is configured. */
    RESET_PASSWORD_DISABLED(400, "Reset password isn't enabled"),
    /** The address is taken; the protocol says so at sign-up. */
    USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL(422, "User already exists. Use another email.");

    private final Detail detail;

    EmailPasswordError(int status, String message) {
        this.detail = new Detail(status, message);
    }

    @Override
    public Detail detail() {
        return detail;
    }
}
