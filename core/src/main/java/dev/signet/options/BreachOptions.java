package dev.signet.options;

import java.net.URI;
import java.time.Duration;

/**
 * Whether new passwords are looked up in a collection of leaked ones. Only the first five of the forty hex digits of a
 * password's SHA-1 leave the server.
 *
 * @param enabled false unless set
 * @param url the address that the five digits are appended to; that of Have I Been Pwned unless set
 * @param timeout how long the answer may take, from 100 ms to 30 s; 2 s unless set
 * @param onFailure what happens when there is no answer; the password is accepted unless set
 */
public record BreachOptions(boolean enabled, URI url, Duration timeout, OnFailure onFailure) {

    /** What happens to a password that can't be looked up. */
    public enum OnFailure {
        /** It is accepted: an outage elsewhere keeps nobody from signing up. */
        ALLOW,
        /** It is refused with 503. */
        REFUSE
    }

    /** What holds when nothing is set. */
    public static final BreachOptions DEFAULTS = new BreachOptions(
            false, URI.create("https://api.pwnedpasswords.com/range/"), Duration.ofSeconds(2), OnFailure.ALLOW);

    /** Checks address and time-out. */
    public BreachOptions {
        boolean safe =
                "https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && SignetOptions.isLoopback(url));
        if (!safe || url.getHost() == null || !url.toString().endsWith("/")) {
            throw new IllegalArgumentException("signet.password.breached.url is \"" + url + "\"; it must begin with"
                    + " https:// (http:// leads to this machine only) and end with a slash.");
        }
        Checks.between("signet.password.breached.timeout", timeout, Duration.ofMillis(100), Duration.ofSeconds(30));
    }
}
