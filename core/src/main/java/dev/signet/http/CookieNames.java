package dev.signet.http;

/**
 * The names of the engine's cookies: {@code [__Secure-]<prefix>.<key>}, as Better Auth's clients look for them.
 *
 * @param prefix {@code better-auth} unless configured otherwise
 * @param secure whether the names carry {@code __Secure-}, which browsers accept over TLS alone
 */
public record CookieNames(String prefix, boolean secure) {

    /** The signed token of the session. */
    public String sessionToken() {
        return name("session_token");
    }

    /** The short-lived copy of session and user. */
    public String sessionData() {
        return name("session_data");
    }

    /** The token that authenticates API requests. */
    public String accessToken() {
        return name("access_token");
    }

    /** The mark of a session that ends with the browser's. */
    public String dontRemember() {
        return name("dont_remember");
    }

    /** The mark of a browser in which somebody has signed in before. */
    public String knownDevice() {
        return name("known_device");
    }

    /** The mark of a browser that waits for the proof of an address. */
    public String unprovedSignIn() {
        return name("unproved_sign_in");
    }

    private String name(String key) {
        return (secure ? "__Secure-" : "") + prefix + "." + key;
    }
}
