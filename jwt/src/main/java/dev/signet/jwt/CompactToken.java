package dev.signet.jwt;

import dev.signet.jwt.JwtException.Reason;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The JWS compact form (RFC 7515 section 3.1) as bytes and the places of its two dots. */
final class CompactToken {
    private final byte[] bytes;
    private final int firstDot;
    private final int secondDot;

    private CompactToken(byte[] bytes, int firstDot, int secondDot) {
        this.bytes = bytes;
        this.firstDot = firstDot;
        this.secondDot = secondDot;
    }

    /** Splits a token; its length is checked before anything reads it. */
    static CompactToken split(@Nullable String token, int maxLength) {
        if (token == null) {
            throw malformed("There is no token");
        }
        if (token.length() > maxLength) {
            throw new JwtException(Reason.TOO_LARGE, "The token is longer than " + maxLength + " characters");
        }
        int first = token.indexOf('.');
        int second = token.indexOf('.', first + 1);
        boolean three = first > 0 && second > first + 1 && second < token.length() - 1;
        // A fourth part is found in the signature: a dot is outside the base64url alphabet.
        if (!three) {
            throw malformed("A token has exactly three parts, none of them empty");
        }
        // What ISO 8859-1 cannot hold becomes '?', which is outside the base64url alphabet as well.
        byte[] bytes = token.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length != token.length()) {
            // A surrogate pair becomes one '?': the dots would lie elsewhere in the bytes than in the text.
            throw malformed("A token is ASCII");
        }
        return new CompactToken(bytes, first, second);
    }

    byte[] bytes() {
        return bytes;
    }

    /** How many of the {@link #bytes()} are signed: header, dot, payload. */
    int signedLength() {
        return secondDot;
    }

    /** Where the header ends: the place of the first dot. */
    int headerEnd() {
        return firstDot;
    }

    byte[] header() {
        return Base64Url.decode(bytes, 0, firstDot);
    }

    /** For a token whose signature matched. */
    byte[] payload() {
        return Base64Url.decodeSigned(bytes, firstDot + 1, secondDot);
    }

    /** Whether the signature is these bytes; found out in constant time, so that no part of it can be guessed alone. */
    boolean isSignature(byte[] expected) {
        return Base64Url.isEncoded(expected, bytes, secondDot + 1);
    }

    /** Null if it is no base64url. */
    byte @Nullable [] signature() {
        return Base64Url.decodeOrNull(bytes, secondDot + 1, bytes.length);
    }

    /** Why a signature that does not match is refused; made here and thrown by the caller, which costs it least. */
    JwtException refusedSignature() {
        return signature() == null
                ? Base64Url.notCanonical()
                : new JwtException(Reason.INVALID_SIGNATURE, "The signature does not match");
    }

    private static JwtException malformed(String message) {
        return new JwtException(Reason.MALFORMED, message);
    }
}
