package dev.signet.jwt;

import java.util.Arrays;

/** Short lists that readers share without a lock: a change makes a new one. */
final class Recent {
    private Recent() {}

    /** The list with this at its beginning and at most {@code max} elements: the oldest goes. */
    static <T> T[] with(T newest, T[] list, int max) {
        T[] longer = Arrays.copyOf(list, Math.min(list.length + 1, max));
        System.arraycopy(list, 0, longer, 1, longer.length - 1);
        longer[0] = newest;
        return longer;
    }
}
