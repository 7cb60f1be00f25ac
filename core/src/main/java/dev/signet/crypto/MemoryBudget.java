package dev.signet.crypto;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * How much memory the hashes that are made at one time may take together. scrypt and Argon2id take tens of mebibytes each;
 * a thread for every processor must not be able to use up the heap. Thread-safe.
 */
public final class MemoryBudget {

    private final int total;
    private final Semaphore free;

    /**
     * A budget.
     *
     * @param kibibytes of all hashes together
     */
    public MemoryBudget(int kibibytes) {
        this.total = kibibytes;
        this.free = new Semaphore(kibibytes, true);
    }

    /** Half of the heap that this process may have. */
    public static MemoryBudget ofHeap() {
        long half = Runtime.getRuntime().maxMemory() / 2 / 1024;
        return new MemoryBudget((int) Math.min(half, Integer.MAX_VALUE));
    }

    /** Whether a hash of this size can ever be made. */
    boolean allows(int kibibytes) {
        return kibibytes <= total;
    }

    /** Does the work when there is memory for it. */
    <T> T within(int kibibytes, Supplier<T> work) {
        try {
            free.acquire(kibibytes);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a hash waited for memory.", closed);
        }
        try {
            return work.get();
        } finally {
            free.release(kibibytes);
        }
    }
}
