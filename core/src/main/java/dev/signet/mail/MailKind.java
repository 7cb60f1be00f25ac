package dev.signet.mail;

import java.util.Locale;

/** Why a mail is sent. */
public enum MailKind {
    /** A link that proves the mailbox. */
    VERIFY_EMAIL,
    /** A link to a new password. */
    RESET_PASSWORD,
    /** A link, to the old address, that lets an account go over to a new one. */
    CHANGE_EMAIL,
    /** A link that deletes the account. */
    DELETE_ACCOUNT,
    /** Says that the password has changed. */
    PASSWORD_CHANGED,
    /** Says, to the old address, that the account has another one now. */
    EMAIL_CHANGED;

    /** The name in kebab case: of template files, and in the outbox. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
