package dev.signet.http;

/**
 * A host of a trusted origin, in which {@code *} stands for one or more characters, dots included, and {@code ?} for one
 * that is no dot. A comparison takes at the most the product of both lengths, whoever chose the host (CWE-1333). Immutable.
 */
final class HostPattern {

    /** RFC 1035 section 2.3.4, as text. */
    private static final int LONGEST_HOST = 253;

    private static final char ANY = '+';
    private static final char ANY_NUMBER = '*';
    private static final char OF_ONE_LABEL = '?';

    private final String text;
    private final boolean hasWildcards;
    private final boolean namesAddresses;

    /** @param host in lower case */
    HostPattern(String host) {
        this.hasWildcards = host.indexOf('*') >= 0 || host.indexOf('?') >= 0;
        // Security rule: 192.168.*.* names addresses; anybody can own the name 192.168.evil.example.
        this.namesAddresses = host.matches("[0-9.*?]+");
        this.text = host.replace("*", "" + ANY + ANY_NUMBER);
    }

    /** @param host in lower case */
    boolean matches(String host) {
        if (!hasWildcards) {
            return host.equals(text);
        }
        return host.length() <= LONGEST_HOST && host.chars().allMatch(this::isAllowed) && matchesFrom(host);
    }

    private boolean isAllowed(int c) {
        boolean ofAddress = (c >= '0' && c <= '9') || c == '.';
        boolean ofName = (c >= 'a' && c <= 'z') || c == '-';
        return ofAddress || (ofName && !namesAddresses);
    }

    /** Where a character does not fit, the last wildcard before it takes one more: no earlier one has to be tried again. */
    private boolean matchesFrom(String host) {
        int wildcard = -1;
        int taken = 0;
        int at = 0;
        int i = 0;
        while (i < host.length()) {
            if (at < text.length() && text.charAt(at) == ANY_NUMBER) {
                wildcard = at++;
                taken = i;
            } else if (at < text.length() && fits(text.charAt(at), host.charAt(i))) {
                at++;
                i++;
            } else if (wildcard >= 0) {
                at = wildcard + 1;
                i = ++taken;
            } else {
                return false;
            }
        }
        while (at < text.length() && text.charAt(at) == ANY_NUMBER) {
            at++;
        }
        return at == text.length();
    }

    private static boolean fits(char expected, char actual) {
        return switch (expected) {
            case ANY -> true;
            case OF_ONE_LABEL -> actual != '.';
            default -> expected == actual;
        };
    }
}
