package dev.signet.engine;

/**
 * The answer of an endpoint that has nothing to tell.
 *
 * @param status always true
 */
public record StatusView(@Doc("Always true") boolean status) {

    /** It was done. */
    public static final StatusView DONE = new StatusView(true);
}
