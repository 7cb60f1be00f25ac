package dev.signet.feature.emailverification;

import dev.signet.engine.ErrorCode;

/** Errors of this feature. */
public enum EmailVerificationError implements ErrorCode {
    /** No mail is configured. */
    VERIFICATION_EMAIL_NOT_ENABLED(400, "Verification email isn't enabled"),
    /** A signed-in user asked for a mail to another address. */
    EMAIL_MISMATCH(400, "Email mismatch"),
    /** A signed-in user asked for what is done. */
    EMAIL_ALREADY_VERIFIED(400, "Email is already verified"),
    /** The token is not one of ours. */
    INVALID_TOKEN(401, "Invalid token"),
    /** The token was good once. */
    TOKEN_EXPIRED(401, "Token expired"),
    /** The account has another address now, or is gone. */
    USER_NOT_FOUND(401, "User not found"),
    /** Another user is signed in. */
    INVALID_USER(401, "Invalid user"),
    /** Users can't change their address. */
    CHANGE_EMAIL_DISABLED(400, "Change email is disabled");

    private final Detail detail;

    EmailVerificationError(int status, String message) {
        this.detail = new Detail(status, message);
    }

    @Override
    public Detail detail() {
        return detail;
    }
}
