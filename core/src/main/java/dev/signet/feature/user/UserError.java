package dev.signet.feature.user;

import dev.signet.engine.ErrorCode;

/** Errors of this feature. */
public enum UserError implements ErrorCode {
    /** An address has to be proved first. */
    EMAIL_CAN_NOT_BE_UPDATED(400, "Email can not be updated");

    private final Detail detail;

    UserError(int status, String message) {
        this.detail = new Detail(status, message);
    }

    @Override
    public Detail detail() {
        return detail;
    }
}
