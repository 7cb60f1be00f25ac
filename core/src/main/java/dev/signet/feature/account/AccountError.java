package dev.signet.feature.account;

import dev.signet.engine.ErrorCode;

/** Errors of this feature. */
public enum AccountError implements ErrorCode {
    /** The caller has no account with this id. */
    ACCOUNT_NOT_FOUND(400, "Account not found"),
    /** Without it the user could not sign in again. */
    FAILED_TO_UNLINK_LAST_ACCOUNT(400, "You can't unlink your last account");

    private final Detail detail;

    AccountError(int status, String message) {
        this.detail = new Detail(status, message);
    }

    @Override
    public Detail detail() {
        return detail;
    }
}
