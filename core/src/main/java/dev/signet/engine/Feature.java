package dev.signet.engine;

/**
 * A part of the engine that can be left out: built-in and third-party features use this one interface. A feature
 * imports no other feature.
 */
public interface Feature {

    /** Its name, in kebab case; unique. */
    String id();

    /** Registers its endpoints, errors and gates. Called once, before the first request. */
    void install(Setup setup);
}
