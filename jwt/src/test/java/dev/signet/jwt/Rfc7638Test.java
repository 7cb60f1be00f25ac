package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The example of RFC 7638 section 3.1. */
class Rfc7638Test {
    @Test
    void section31ThumbprintCountsNeitherAlgorithmNorKid() {
        String numbers = "{\"kty\":\"RSA\",\"n\":\"" + RfcExamples.RSA_MODULUS + "\",\"e\":\"AQAB\"";
        String thumbprint = "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs";
        VerificationKey named = RfcExamples.key(numbers + ",\"alg\":\"RS256\",\"kid\":\"2011-04-29\"}");
        assertThat(Jwk.of(named).thumbprint()).isEqualTo(thumbprint);
        assertThat(Jwk.of(RfcExamples.key(numbers + "}")).thumbprint()).isEqualTo(thumbprint);
    }
}
