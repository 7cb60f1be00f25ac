package dev.signet.jwt;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.RSAPrivateKeySpec;

/** Examples that more than one RFC prints, and keys made of printed members. */
final class RfcExamples {
    /** RFC 7515 appendix A.1 and RFC 7517 appendix A.3. */
    static final String MAC_KEY =
            "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow";
    /** The claims of RFC 7515 appendix A.1 and RFC 7519 section 3.1, with their spaces and line ends. */
    static final String CLAIMS =
            "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";

    static final long CLAIMS_EXPIRE = 1_300_819_380L;
    /** RFC 7515 appendix A.1.1, RFC 7519 section 3.1. */
    static final String MAC_TOKEN =
            "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9." + CLAIMS + ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    /** RFC 7515 appendix A.5 and RFC 7519 section 6.1. */
    static final String UNSECURED_TOKEN = "eyJhbGciOiJub25lIn0." + CLAIMS + ".";
    /** RFC 7517 appendix A.1 and RFC 7638 section 3.1. */
    static final String RSA_MODULUS = "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFF"
            + "xuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW"
            + "2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2"
            + "NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw";

    private RfcExamples() {}

    /** The one key of a public JWK. */
    static VerificationKey key(String jwk) {
        return JwkSet.parse("{\"keys\":[" + jwk + "]}").keys().get(0).key();
    }

    /** The pair of a public RSA or EC key and the member {@code d} that belongs to it. */
    static KeyPair pair(VerificationKey publicKey, String d) throws GeneralSecurityException {
        BigInteger number = new BigInteger(1, Base64Url.decode(d));
        PublicKey key = publicKey.publicKey().orElseThrow();
        return new KeyPair(
                key,
                key instanceof RSAPublicKey rsa
                        ? KeyFactory.getInstance("RSA").generatePrivate(new RSAPrivateKeySpec(rsa.getModulus(), number))
                        : KeyFactory.getInstance("EC")
                                .generatePrivate(new ECPrivateKeySpec(number, ((ECPublicKey) key).getParams())));
    }

    static String signingInput(String token) {
        return token.substring(0, token.lastIndexOf('.'));
    }

    /** The same token with the first character of its signature changed. */
    static String withOtherSignature(String token) {
        int start = token.lastIndexOf('.') + 1;
        char other = token.charAt(start) == 'A' ? 'B' : 'A';
        return token.substring(0, start) + other + token.substring(start + 1);
    }
}
