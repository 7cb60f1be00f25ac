package dev.signet.jwt;

/** One primitive with its key, ready to check signatures. Thread-safe. */
interface SignatureCheck {
    /** Whether {@code signature} covers the first {@code length} bytes of {@code data}; any bad signature is false. */
    boolean matches(byte[] data, int length, byte[] signature);

    /** The length of every signature of this key, in bytes. */
    int signatureLength();

    /** The name of the security provider. */
    String provider();

    /** Whether the signature of this token covers its header and payload; one that is no base64url does not. */
    boolean matches(CompactToken token);
}
