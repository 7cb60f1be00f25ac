package dev.signet.options;

import java.time.Duration;

/** Refuses values that are out of bounds, by a sentence that names the setting. */
final class Checks {

    private Checks() {}

    static void between(String setting, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    setting + " is " + text(value) + "; it must be from " + text(least) + " to " + text(most) + ".");
        }
    }

    static void between(String setting, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    setting + " is " + value + "; it must be from " + least + " to " + most + ".");
        }
    }

    private static String text(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
