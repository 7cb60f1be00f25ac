package dev.signet.feature.emailpassword;

import dev.signet.engine.ErrorCode;

/** Errors of this feature. */
public enum EmailPasswordError implements ErrorCode {
    /** One answer for an unknown address, a wrong password, and an account without one. */
    INVALID_EMAIL_OR_PASSWORD(401, "Invalid email or password"),
    /** The current password is wrong. */
    INVALID_PASSWORD(400, "Invalid password"),
    /** The password is one of those that are guessed first. */
    PASSWORD_TOO_COMMON(400, "This password is too common. Please choose a different password."),
    /** The password would be too short without the owner's name and address. */
    PASSWORD_TOO_PERSONAL(
            400, "This password is little more than your name or email. Please choose a different password."),
    /** The password is in a collection of leaked ones. */
    PASSWORD_COMPROMISED(400, "The password you entered has been compromised. Please choose a different password."),
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
