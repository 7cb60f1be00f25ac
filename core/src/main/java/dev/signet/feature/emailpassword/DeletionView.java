package dev.signet.feature.emailpassword;

import dev.signet.engine.Doc;

/**
 * What became of a request to delete an account.
 *
 * @param success always true
 * @param message which of the two
 */
record DeletionView(
        @Doc("Always true") boolean success,

        @Doc("\"User deleted\" or \"Verification email sent\"")
        String message) {

    static final DeletionView DELETED = new DeletionView(true, "User deleted");
    static final DeletionView SENT = new DeletionView(true, "Verification email sent");
}
