package dev.signet.crypto;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A secret that is one of several, because secrets are replaced from time to time.
 *
 * @param version a whole number that no other secret of the list has; empty for a secret that stands alone
 * @param value the secret
 */
public record VersionedSecret(String version, String value) {

    private static final String VERSION = "(0|[1-9][0-9]{0,8})";
    private static final Pattern WRITTEN = Pattern.compile(VERSION + ":(.+)");

    /** One without a version. */
    public static VersionedSecret alone(String value) {
        return new VersionedSecret("", value);
    }

    /**
     * Reads a list in Better Auth's form, {@code 2:new} and {@code 1:old}.
     *
     * @param variable how the setting is called, for the message
     * @throws IllegalArgumentException when an item has no version or that of another; it never shows a value
     */
    public static List<VersionedSecret> parse(String variable, List<String> written) {
        List<VersionedSecret> secrets = new ArrayList<>();
        Set<String> versions = new HashSet<>();
        for (String item : written) {
            Matcher parts = WRITTEN.matcher(item.strip());
            if (!parts.matches()) {
                throw new IllegalArgumentException(variable + " has an item without a version; write each as a whole"
                        + " number, a colon and the secret, as 2:…,1:…");
            }
            if (!versions.add(parts.group(1))) {
                throw new IllegalArgumentException(
                        variable + " has two secrets of the version " + parts.group(1) + ".");
            }
            secrets.add(new VersionedSecret(parts.group(1), parts.group(2)));
        }
        return secrets;
    }

    /** Whether this text may be a version. */
    public static boolean isVersion(String text) {
        return text.matches(VERSION);
    }

    /** Shows nothing. */
    @Override
    public String toString() {
        return "VersionedSecret[…]";
    }
}
