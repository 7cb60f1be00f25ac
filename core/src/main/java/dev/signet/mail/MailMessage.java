package dev.signet.mail;

/**
 * A mail as it is sent.
 *
 * @param to the mailbox, without a name
 * @param subject one line
 * @param text the content as plain text
 * @param html the same content as HTML
 */
public record MailMessage(String to, String subject, String text, String html) {

    /** Refuses what would add a line to the header of the message (CWE-93). */
    public MailMessage {
        if (hasControl(to) || hasControl(subject)) {
            throw new IllegalArgumentException("An address or a subject holds no control characters.");
        }
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029');
    }

    /** Shows nothing: there is a link in it. */
    @Override
    public String toString() {
        return "MailMessage[…]";
    }
}
