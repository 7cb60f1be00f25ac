package dev.signet.feature.badtwo;

/** What another feature must not know. */
public final class BadNeighbour {

    private BadNeighbour() {}

    public static String name() {
        return "neighbour";
    }
}
