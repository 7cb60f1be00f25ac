package dev.signet.jwt;

/** One primitive with its key, ready to check signatures. Thread-safe. */
interface SignatureCheck {
    /** Whether {@code signature} covers the first {@code length} bytes of {@code data}; any bad signature is false. */
    boolean matches(byte[] data, int length, byte[] signature);

    /** The length of every signature of this key, in bytes. */
    int signatureLength();

    /** The name of the security provider. */
    String provider();

    /**
     * The payload of this token, if its signature matches.
     *
     * @throws JwtException if the signature does not match, or a part is no base64url
     */
    byte[] payload(CompactToken token);
}
