package dev.signet.engine;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What passes for an e-mail address: ASCII letters, digits and a few signs, so that no two spellings that look alike
 * name two accounts. The rule accepts what Better Auth's accepts, up to the length that RFC 5321 allows.
 */
public final class EmailAddress {

    /** The name of the format in {@link Doc#format}. */
    public static final String FORMAT = "email";

    /** RFC 5321 section 4.5.3.1.3, without the angle brackets. */
    private static final int MAX_LENGTH = 254;

    private static final Pattern LOCAL = Pattern.compile("[A-Za-z0-9_'+.-]*[A-Za-z0-9_+-]");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*");
    private static final Pattern TOP_LABEL = Pattern.compile("[A-Za-z]{2,}");

    private EmailAddress() {}

    /** Whether this is one. */
    public static boolean isValid(String text) {
        int at = text.indexOf('@');
        if (text.length() > MAX_LENGTH || at < 1 || text.startsWith(".") || text.contains("..")) {
            return false;
        }
        String[] labels = text.substring(at + 1).split("\\.", -1);
        boolean domain = labels.length > 1
                && TOP_LABEL.matcher(labels[labels.length - 1]).matches();
        for (int i = 0; i < labels.length - 1; i++) {
            domain &= LABEL.matcher(labels[i]).matches();
        }
        return domain && LOCAL.matcher(text.substring(0, at)).matches();
    }

    /** As it is stored and looked up. */
    public static String canonical(String email) {
        return email.toLowerCase(Locale.ROOT);
    }
}
