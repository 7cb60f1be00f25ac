package dev.signet.feature.emailpassword;

/** The identifiers of reset tokens, as Better Auth stores them: its links in the mail work here as well. */
final class ResetTokens {

    /** 142 bits. */
    static final int LENGTH = 24;

    private ResetTokens() {}

    static String identifier(String token) {
        return "reset-password:" + token;
    }
}
