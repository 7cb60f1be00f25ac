package dev.signet.event;

/** Told what happens to accounts. Thread-safe. */
@FunctionalInterface
public interface SecurityListener {

    /** Something has happened. What this throws is logged, and fails nothing. */
    void on(SecurityEvent event);
}
