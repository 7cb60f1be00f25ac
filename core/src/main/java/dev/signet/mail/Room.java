package dev.signet.mail;

import java.util.HashMap;
import java.util.Map;

/**
 * How many mails wait: so many in all, and to one domain three quarters of them, so that it can't shut out
 * the others. Thread-safe.
 */
final class Room {

    private final int all;
    private final int forOneDomain;
    private final Map<String, Integer> domains = new HashMap<>();
    private int taken;

    Room(int all) {
        this.all = all;
        this.forOneDomain = all - all / 4;
    }

    /** Takes a place; false when there is none for this domain. */
    synchronized boolean enter(String domain) {
        if (taken >= all || domains.getOrDefault(domain, 0) >= forOneDomain) {
            return false;
        }
        squeezeIn(domain);
        return true;
    }

    /** Takes a place for what was let in before the process began, even if there is none. */
    synchronized void squeezeIn(String domain) {
        taken++;
        domains.merge(domain, 1, Integer::sum);
    }

    /** Gives a place back. */
    synchronized void leave(String domain) {
        taken--;
        domains.computeIfPresent(domain, (name, count) -> count == 1 ? null : count - 1);
    }
}
