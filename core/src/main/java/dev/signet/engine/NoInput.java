package dev.signet.engine;

/** The input of an endpoint that takes none. */
public record NoInput() {}
