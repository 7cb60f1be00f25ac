package dev.signet.jwt;

/** One primitive with its key, ready to check signatures. Thread-safe. */
interface SignatureCheck {
    /** Whether {@code signature} covers the first {@code length} bytes of {@code data}; any bad signature is false. */
    boolean matches(byte[] data, int length, byte[] signature);

    /** The name of the security provider. */
    String provider();
}
