package dev.signet.options;

/** Whether a program without cookies may send its session token as {@code Authorization: Bearer}. */
public enum BearerTokens {
    /** No: the token stays in a cookie that no script reads. */
    OFF,
    /** Yes, with its signature, as the header {@code set-auth-token} brings it. */
    SIGNED,
    /**
     * Yes, without the signature as well: the {@code token} of a sign-in and of the list of sessions then signs in who has
     * it. For sessions in the database alone; elsewhere it is no token.
     */
    UNSIGNED
}
