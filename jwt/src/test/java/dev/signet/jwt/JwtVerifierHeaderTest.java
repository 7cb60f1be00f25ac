package dev.signet.jwt;

import static dev.signet.jwt.Forge.KEY;
import static dev.signet.jwt.Forge.encoded;
import static dev.signet.jwt.Forge.good;
import static dev.signet.jwt.Forge.refusal;
import static dev.signet.jwt.Forge.signed;
import static dev.signet.jwt.Forge.signedBy;
import static dev.signet.jwt.Forge.token;
import static dev.signet.jwt.Forge.verifier;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jwt.JwtException.Reason;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Algorithm, key choice, typ and the header members that are never accepted. */
class JwtVerifierHeaderTest {
    private static final SigningKey RSA = SigningKey.generate(JwsAlgorithm.RS256, "rsa", new SecureRandom());
    private static final SigningKey EC = SigningKey.generate(JwsAlgorithm.ES256, "ec", new SecureRandom());

    private final JwtVerifier verifier = verifier().build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "None",
                "NONE",
                "nOnE",
                "none ",
                "",
                "hs256",
                "Hs256",
                "HS256 ",
                "HS384",
                "HS512",
                "RS384",
                "PS256",
                "ES384",
                "ES256K",
                "eddsa",
                "EDDSA",
                "Ed25519",
                "EdDSA",
                "RS256",
                "ES256",
                "HS256\\u0000"
            })
    @Tag("R-030")
    void everyAlgorithmButThatOfTheKeyIsUnsupported(String name) {
        String header = "{\"alg\":\"" + name + "\"}";
        assertThat(refusal(verifier, token(header, good()))).isEqualTo(Reason.UNSUPPORTED_ALGORITHM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE"})
    @Tag("R-030")
    void unsignedTokenIsMalformedInEveryCasing(String name) {
        assertThat(refusal(verifier, encoded("{\"alg\":\"" + name + "\"}") + "." + encoded(good()) + "."))
                .isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"alg\":null}", "{\"alg\":1}", "{\"alg\":[\"HS256\"]}", "{\"ALG\":\"HS256\"}"})
    void missingOrMistypedAlgorithmIsMalformed(String header) {
        assertThat(refusal(verifier, token(header, good()))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    @Tag("R-030")
    void bytesOfAnRsaPublicKeyAreNoHmacSecretForItsVerifier() {
        SigningKey confused = SigningKey.hmac(RSA.spki());
        String token = signedBy(confused, encoded("{\"alg\":\"HS256\",\"kid\":\"rsa\"}") + "." + encoded(good()));
        assertThat(refusal(verifierFor(RSA), token)).isEqualTo(Reason.UNSUPPORTED_ALGORITHM);
        JwtVerifier both = JwtVerifier.builder()
                .keys(KeySet.of(RSA.verificationKey(), KEY.verificationKey()))
                .algorithms(JwsAlgorithm.RS256, JwsAlgorithm.HS256)
                .issuer(Forge.ISSUER)
                .audience(Forge.AUDIENCE)
                .clock(Forge.CLOCK)
                .build();
        assertThat(refusal(both, token)).isEqualTo(Reason.UNSUPPORTED_ALGORITHM);
    }

    @Test
    void allZeroEcdsaSignatureIsInvalid() {
        String signingInput = encoded("{\"alg\":\"ES256\",\"kid\":\"ec\"}") + "." + encoded(good());
        assertThat(refusal(verifierFor(EC), signingInput + "." + Base64Url.encodeToString(new byte[64])))
                .isEqualTo(Reason.INVALID_SIGNATURE);
    }

    @Test
    void emptySecretSignatureAndTruncatedMacAreInvalid() {
        String token = token(Forge.HEADER, good());
        int dot = token.lastIndexOf('.');
        byte[] mac = Base64Url.decode(token.substring(dot + 1));
        for (int length : new int[] {1, 16, 31}) {
            String cut = Base64Url.encodeToString(java.util.Arrays.copyOf(mac, length));
            assertThat(refusal(verifier, token.substring(0, dot + 1) + cut)).isEqualTo(Reason.INVALID_SIGNATURE);
        }
        String longer = Base64Url.encodeToString(java.util.Arrays.copyOf(mac, 33));
        assertThat(refusal(verifier, token.substring(0, dot + 1) + longer)).isEqualTo(Reason.INVALID_SIGNATURE);
    }

    @Test
    void signatureIsCheckedBeforeClaimsAreParsed() {
        String badJson = token(Forge.HEADER, "not json");
        String otherMac = token(Forge.HEADER, good())
                .substring(token(Forge.HEADER, good()).lastIndexOf('.'));
        assertThat(refusal(verifier, badJson.substring(0, badJson.lastIndexOf('.')) + otherMac))
                .isEqualTo(Reason.INVALID_SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"crit\":[\"exp\"]",
                "\"crit\":[]",
                "\"crit\":null",
                "\"crit\":[\"b64\"],\"b64\":false",
                "\"b64\":true",
                "\"b64\":false",
                "\"zip\":\"DEF\"",
                "\"enc\":\"A256GCM\"",
                "\"cty\":\"JWT\"",
                "\"cty\":\"application/jwt\"",
                "\"jwk\":{\"kty\":\"oct\"}",
                "\"jku\":\"https://evil.example/jwks\"",
                "\"x5u\":\"https://evil.example/x\"",
                "\"x5c\":[\"MIIB\"]",
                "\"\\u0063rit\":[\"exp\"]"
            })
    @Tag("R-030")
    void headerMembersThatChangeReadingOrNameAKeyAreRefused(String member) {
        assertThat(refusal(verifier, token("{\"alg\":\"HS256\"," + member + "}", good())))
                .isEqualTo(Reason.CRITICAL_HEADER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "null", "[\"k\"]", "{}", "true"})
    void kidAndTypThatAreNoStringsAreMalformed(String value) {
        assertThat(refusal(verifier, token("{\"alg\":\"HS256\",\"kid\":" + value + "}", good())))
                .isEqualTo(Reason.MALFORMED);
        assertThat(refusal(verifier, token("{\"alg\":\"HS256\",\"typ\":" + value + "}", good())))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    @Tag("R-030")
    void unknownKidIsRefused() {
        JwtVerifier named = verifierFor(EC);
        String payload = encoded(good());
        assertThat(refusal(named, signedBy(EC, encoded("{\"alg\":\"ES256\",\"kid\":\"other\"}") + "." + payload)))
                .isEqualTo(Reason.UNKNOWN_KEY);
        assertThat(named.verify(signedBy(EC, encoded("{\"alg\":\"ES256\",\"kid\":\"ec\"}") + "." + payload))
                        .keyId())
                .contains("ec");
        assertThat(named.verify(signedBy(EC, encoded("{\"alg\":\"ES256\"}") + "." + payload))
                        .keyId())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../../dev/null",
                "file:///dev/null",
                "https://evil.example/jwks",
                "x' UNION SELECT 'key' --",
                "ec\\u0000",
                "ec ",
                "EC",
                "*",
                "0",
                ""
            })
    void kidIsComparedAndNothingElse(String kid) {
        String header = encoded("{\"alg\":\"ES256\",\"kid\":\"" + kid + "\"}");
        assertThat(refusal(verifierFor(EC), signedBy(EC, header + "." + encoded(good()))))
                .isEqualTo(Reason.UNKNOWN_KEY);
    }

    @Test
    void tokenWithoutKidIsUnknownAmongSeveralKeys() {
        JwtVerifier two = JwtVerifier.builder()
                .keys(KeySet.of(EC.verificationKey(), RSA.verificationKey()))
                .algorithms(JwsAlgorithm.ES256, JwsAlgorithm.RS256)
                .issuer(Forge.ISSUER)
                .audience(Forge.AUDIENCE)
                .clock(Forge.CLOCK)
                .build();
        assertThat(refusal(two, signedBy(EC, encoded("{\"alg\":\"ES256\"}") + "." + encoded(good()))))
                .isEqualTo(Reason.UNKNOWN_KEY);
        assertThat(refusal(two, signedBy(EC, encoded("{\"alg\":\"ES256\",\"kid\":\"rsa\"}") + "." + encoded(good()))))
                .isEqualTo(Reason.UNSUPPORTED_ALGORITHM);
    }

    @Test
    void algorithmThatIsNotPinnedNeverReachesTheKeySource() {
        AtomicInteger asked = new AtomicInteger();
        JwtVerifier pinned = JwtVerifier.builder()
                .keys(kid -> {
                    asked.incrementAndGet();
                    return Optional.of(KEY.verificationKey());
                })
                .algorithms(JwsAlgorithm.EDDSA)
                .issuer(Forge.ISSUER)
                .audience(Forge.AUDIENCE)
                .build();
        assertThat(refusal(pinned, token(Forge.HEADER, good()))).isEqualTo(Reason.UNSUPPORTED_ALGORITHM);
        assertThat(asked).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "application/jwt", "application/JWT"})
    void jwtIsTheDefaultType(String type) {
        assertThat(verifier.verify(typed(type)).type()).contains(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "JWTS", "", " JWT", "text/jwt", "application/application/jwt", "JOSE"})
    void otherTypesAreRefusedByDefault(String type) {
        assertThat(refusal(verifier, typed(type))).isEqualTo(Reason.WRONG_TYPE);
    }

    @Test
    void headerHasUpTo32Values() {
        String most = "{\"alg\":\"HS256\",\"x\":[" + "1,".repeat(29) + "1]}";
        assertThat(verifier.verify(token(most, good())).keyId()).isEmpty();
        String more = "{\"alg\":\"HS256\",\"x\":[" + "1,".repeat(30) + "1]}";
        assertThat(refusal(verifier, token(more, good()))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void expectedTypeMustBeThereAndMatch() {
        JwtVerifier access = verifier().type("at+jwt").build();
        assertThat(access.verify(typed("at+jwt")).type()).contains("at+jwt");
        assertThat(access.verify(typed("application/AT+JWT")).type()).contains("application/AT+JWT");
        assertThat(refusal(access, typed("JWT"))).isEqualTo(Reason.WRONG_TYPE);
        assertThat(refusal(access, token(Forge.HEADER, good()))).isEqualTo(Reason.WRONG_TYPE);
    }

    @Test
    @Tag("R-030")
    void oneChangedBitOfTheHeaderOrPayloadIsInvalid() {
        String token = token(Forge.HEADER, good());
        String other = signed(encoded("{\"alg\":\"HS256\" }") + "." + encoded(good()));
        assertThat(refusal(
                        verifier, other.substring(0, other.lastIndexOf('.')) + token.substring(token.lastIndexOf('.'))))
                .isEqualTo(Reason.INVALID_SIGNATURE);
    }

    @Test
    void signatureOfAnotherTokenIsInvalidThoughItIsRemembered() {
        String remembered =
                token(Forge.HEADER, Forge.payload("\"exp\":" + (Forge.NOW_SECONDS + 60), "\"sub\":\"ada\""));
        assertThat(verifier.verify(remembered)).isSameAs(verifier.verify(remembered));
        String other = token(Forge.HEADER, Forge.payload("\"exp\":" + (Forge.NOW_SECONDS + 60), "\"sub\":\"eve\""));
        String forged = other.substring(0, other.lastIndexOf('.')) + remembered.substring(remembered.lastIndexOf('.'));
        assertThat(forged).hasSameSizeAs(remembered);
        assertThat(refusal(verifier, forged)).isEqualTo(Reason.INVALID_SIGNATURE);
    }

    private static String typed(String type) {
        return token("{\"alg\":\"HS256\",\"typ\":\"" + type + "\"}", good());
    }

    private static JwtVerifier verifierFor(SigningKey key) {
        return JwtVerifier.builder()
                .key(key.verificationKey())
                .issuer(Forge.ISSUER)
                .audience(Forge.AUDIENCE)
                .clock(Forge.CLOCK)
                .build();
    }
}
