package dev.signet.jwt;

/** One primitive with its private key or secret, ready to sign. Thread-safe. */
interface SignatureMaker {
    /** The JWS signature over the first {@code length} bytes of {@code data}. */
    byte[] sign(byte[] data, int length);

    /** The name of the security provider. */
    String provider();
}
