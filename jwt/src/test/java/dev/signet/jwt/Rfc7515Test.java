package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jwt.JwtException.Reason;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** The examples of RFC 7515 appendix A. */
class Rfc7515Test {
    private static final VerificationKey RSA_KEY = RfcExamples.key(
            "{\"kty\":\"RSA\",\"n\":\"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPM"
                    + "EzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5"
                    + "rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-D"
                    + "WNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ\",\"e\":\"AQAB\"}");
    private static final String RSA_PRIVATE =
            "Eq5xpGnNCivDflJsRQBXHx1hdR1k6Ulwe2JZD50LpXyWPEAeP88vLNO97IjlA7_GQ5sLKMgvfTeXZx9SE-7YwVol2NXOoAJe46sui395IW_GO-"
                    + "pWJ1O0BkTGoVEn2bKVRUCgu-GjBVaYLU6f3l9kJfFNS3E0QbVdxzubSu3Mkqzjkn439X0M_V51gfpRLI9JYanrC4D4qAdGcopV_0"
                    + "ZHHzQlBjudU2QvXt4ehNYTCBr6XCLQUShb1juUO1ZdiYoFaFQT5Tw8bGUl_x_jTj3ccPDVZFD9pIuhLhBOneufuBiB4cS98l2SR_"
                    + "RQyGWSeWjnczT0QU91p1DhOVRuOopznQ";
    private static final String RSA_SIGNATURE =
            "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJ"
                    + "dbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_e"
                    + "SN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt"
                    + "5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";
    private static final String RSA_TOKEN = "eyJhbGciOiJSUzI1NiJ9." + RfcExamples.CLAIMS + "." + RSA_SIGNATURE;

    private static final VerificationKey EC_KEY =
            RfcExamples.key("{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\","
                    + "\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"}");
    private static final String EC_SIGNATURE =
            "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
    private static final String EC_TOKEN = "eyJhbGciOiJFUzI1NiJ9." + RfcExamples.CLAIMS + "." + EC_SIGNATURE;

    private static final VerificationKey P521_KEY = RfcExamples.key("{\"kty\":\"EC\",\"crv\":\"P-521\","
            + "\"x\":\"AekpBQ8ST8a8VcfVOTNl353vSrDCLLJXmPk06wTjxrrjcBpXp5EOnYG_NjFZ6OvLFV1jSfS9tsz4qUxcWceqwQGk\","
            + "\"y\":\"ADSmRA43Z1DSNx_RvcLI87cdL07l6jQyyBXMoxVg_l2Th-x3S1WDhjDly79ajL4Kkd0AZMaZmh9ubmf63e3kyMj2\"}");
    private static final String P521_TOKEN = "eyJhbGciOiJFUzUxMiJ9.UGF5bG9hZA."
            + "AdwMgeerwtHoh-l192l60hp9wAHZFVJbLfD_UxMi70cwnZOYaRI1bKPWROc-mZZqwqT2SI-KGDKB34XO0aw_7XdtAG8GaSwFKdCAPZgoXD2Y"
            + "BJZCPEX3xKpRwcdOO8KpEHwJjyqOgzDO7iKvU8vcnwNrmxYbSW9ERBXukOXolLzeO_Jn";

    @Test
    void a1MacIsGenuineAndMadeToTheByte() {
        byte[] secret = Base64Url.decode(RfcExamples.MAC_KEY);
        isGenuine(VerificationKey.hmac(secret), RfcExamples.MAC_TOKEN);
        assertThat(Forge.signedBy(SigningKey.hmac(secret), RfcExamples.signingInput(RfcExamples.MAC_TOKEN)))
                .isEqualTo(RfcExamples.MAC_TOKEN);
    }

    @Test
    void a2RsaSignatureIsGenuineAndMadeToTheByte() throws GeneralSecurityException {
        isGenuine(RSA_KEY, RSA_TOKEN);
        SigningKey signer = SigningKey.of(JwsAlgorithm.RS256, RfcExamples.pair(RSA_KEY, RSA_PRIVATE));
        assertThat(Forge.signedBy(signer, RfcExamples.signingInput(RSA_TOKEN))).isEqualTo(RSA_TOKEN);
    }

    @Test
    void a3EcdsaSignatureOnP256IsGenuineAndItsPrivateKeyMakesOthers() throws GeneralSecurityException {
        isGenuine(EC_KEY, EC_TOKEN);
        SigningKey signer = SigningKey.of(
                JwsAlgorithm.ES256, RfcExamples.pair(EC_KEY, "jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"));
        isGenuine(EC_KEY, Forge.signedBy(signer, RfcExamples.signingInput(EC_TOKEN)));
    }

    /** The payload of this one is no JSON. */
    @Test
    void a4EcdsaSignatureOnP521IsGenuine() {
        KeySet keys = KeySet.of(P521_KEY);
        assertThat(JwsLayer.refusal(keys, P521_TOKEN)).isEmpty();
        assertThat(JwsLayer.refusal(keys, RfcExamples.withOtherSignature(P521_TOKEN)))
                .contains(Reason.INVALID_SIGNATURE);
    }

    @Test
    void a5UnsecuredTokenIsRefusedWithAndWithoutASignature() {
        byte[] secret = Base64Url.decode(RfcExamples.MAC_KEY);
        JwtVerifier verifier = verifier(VerificationKey.hmac(secret));
        assertThat(Forge.refusal(verifier, RfcExamples.UNSECURED_TOKEN)).isEqualTo(Reason.MALFORMED);
        String signed = Forge.signedBy(SigningKey.hmac(secret), RfcExamples.signingInput(RfcExamples.UNSECURED_TOKEN));
        assertThat(Forge.refusal(verifier, signed)).isEqualTo(Reason.UNSUPPORTED_ALGORITHM);
    }

    /** A JWT has the compact form only (RFC 7519 section 3), so the JSON forms of a genuine signature are refused. */
    @Test
    void a6AndA7JsonSerializationsAreRefused() {
        String general = "{\"payload\":\"" + RfcExamples.CLAIMS + "\",\"signatures\":[{\"protected\":\""
                + "eyJhbGciOiJSUzI1NiJ9\",\"header\":{\"kid\":\"2010-12-29\"},\"signature\":\"" + RSA_SIGNATURE + "\"},"
                + "{\"protected\":\"eyJhbGciOiJFUzI1NiJ9\",\"header\":"
                + "{\"kid\":\"e9bc097a-ce51-4036-9562-d2ade882db0d\"},\"signature\":\"" + EC_SIGNATURE + "\"}]}";
        String flattened = "{\"payload\":\"" + RfcExamples.CLAIMS + "\",\"protected\":\"eyJhbGciOiJFUzI1NiJ9\","
                + "\"header\":{\"kid\":\"e9bc097a-ce51-4036-9562-d2ade882db0d\"},\"signature\":\"" + EC_SIGNATURE
                + "\"}";
        assertThat(Forge.refusal(verifier(RSA_KEY), general)).isEqualTo(Reason.MALFORMED);
        assertThat(Forge.refusal(verifier(EC_KEY), flattened)).isEqualTo(Reason.MALFORMED);
    }

    /** The example has no audience, so a verifier gets as far as that, and no further when a bit of it is wrong. */
    private static void isGenuine(VerificationKey key, String token) {
        assertThat(Forge.refusal(verifier(key), token)).isEqualTo(Reason.WRONG_AUDIENCE);
        assertThat(Forge.refusal(verifier(key), RfcExamples.withOtherSignature(token)))
                .isEqualTo(Reason.INVALID_SIGNATURE);
    }

    private static JwtVerifier verifier(VerificationKey key) {
        return JwtVerifier.builder()
                .key(key)
                .issuer("joe")
                .audience("any")
                .clock(InstantSource.fixed(Instant.ofEpochSecond(RfcExamples.CLAIMS_EXPIRE - 1)))
                .build();
    }
}
