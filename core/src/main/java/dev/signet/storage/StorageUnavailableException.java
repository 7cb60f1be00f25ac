package dev.signet.storage;

/** The database can't be asked now. The engine answers 503; it never takes this for "no such row". */
public final class StorageUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Wraps what the database said.
     *
     * @param message what was tried, without values
     */
    public StorageUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
