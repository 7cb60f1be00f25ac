package dev.signet.jwt;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * Keyed primitives that are not in use. The JDK's {@code Mac} and {@code Signature} are costly to key and not
 * thread-safe: a caller takes one, uses it alone, and gives it back only if nothing failed.
 */
final class Idle<T> {
    private static final int SLOTS = 16;

    private final AtomicReferenceArray<T> slots = new AtomicReferenceArray<>(SLOTS);
    private final Supplier<T> maker;

    Idle(Supplier<T> maker) {
        this.maker = maker;
    }

    T take() {
        T idle = slots.getAndSet(slot(), null);
        return idle != null ? idle : maker.get();
    }

    void giveBack(T primitive) {
        slots.set(slot(), primitive);
    }

    private static int slot() {
        return (int) Thread.currentThread().getId() & (SLOTS - 1);
    }
}
