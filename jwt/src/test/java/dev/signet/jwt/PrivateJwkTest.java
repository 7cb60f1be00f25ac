package dev.signet.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** Private and secret JWKs: what signs is read and written, everything doubtful is refused without a trace of it. */
class PrivateJwkTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] DATA = {1, 2, 3};
    private static final SigningKey RSA = SigningKey.generate(JwsAlgorithm.RS256, "rsa", RANDOM);
    private static final SigningKey EC = SigningKey.generate(JwsAlgorithm.ES256, "ec", RANDOM);
    private static final SigningKey ED = SigningKey.generate(JwsAlgorithm.EDDSA, "ed", RANDOM);

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_NONE, names = "HS.*")
    void writtenKeySignsAsBefore(JwsAlgorithm algorithm) {
        SigningKey key = SigningKey.generate(algorithm, "k", RANDOM);
        SigningKey read = SigningKey.fromJwk(key.toPrivateJwk());
        assertThat(read.algorithm()).isEqualTo(algorithm);
        assertThat(read.kid()).contains("k");
        assertThat(key.verificationKey().verify(DATA, read.sign(DATA))).isTrue();
        assertThat(read.toPrivateJwk()).isEqualTo(key.toPrivateJwk());
        assertThat(read.spki()).isEqualTo(key.spki());
    }

    @ParameterizedTest
    @CsvSource({"HS256, 32", "HS384, 48", "HS512, 64"})
    void secretIsReadAndNeverWritten(JwsAlgorithm algorithm, int floor) {
        byte[] secret = new byte[floor];
        RANDOM.nextBytes(secret);
        SigningKey key = SigningKey.fromJwk(oct(algorithm.name(), secret));
        assertThat(key.sign(DATA)).isEqualTo(SigningKey.hmac(algorithm, secret).sign(DATA));
        assertThat(key.algorithm()).isEqualTo(algorithm);
        assertThat(key.kid()).isEmpty();
        assertThatIllegalStateException().isThrownBy(key::toPrivateJwk);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.fromJwk(oct(algorithm.name(), new byte[floor - 1])))
                .withMessageContaining("at least " + floor + " bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A256GCM", "A256KW", "none", "RS256", "EdDSA", "hs256", ""})
    void secretOfAnotherAlgorithmIsRefused(String alg) {
        assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.fromJwk(oct(alg, new byte[64])));
    }

    @Test
    void secretWithoutAnAlgorithmIsRefused() {
        String json = "{\"kty\":\"oct\",\"k\":\"" + Base64Url.encodeToString(new byte[64]) + "\"}";
        assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.fromJwk(json));
    }

    @Test
    void algorithmOfAKeyPairIsKnownFromItsKind() {
        for (SigningKey key : List.of(RSA, EC, ED)) {
            SigningKey read = SigningKey.fromJwk(with(key, Map.of("alg", "", "kid", "")));
            assertThat(read.algorithm()).isEqualTo(key.algorithm());
            assertThat(read.kid()).isEmpty();
        }
        assertThat(SigningKey.fromJwk(with(RSA, Map.of("alg", "PS384"))).algorithm())
                .isEqualTo(JwsAlgorithm.PS384);
        assertThat(SigningKey.fromJwk(with(ED, Map.of("alg", "Ed25519"))).algorithm())
                .isEqualTo(JwsAlgorithm.EDDSA);
    }

    @Test
    void halvesOfTwoPairsAreRefused() {
        for (SigningKey key : List.of(RSA, EC, ED)) {
            SigningKey other = SigningKey.generate(key.algorithm(), "k", RANDOM);
            for (String half : List.of("x", "n", "d", "p", "q", "dp", "dq", "qi")) {
                if (!member(key, half).isEmpty()) {
                    refuses(with(key, Map.of(half, member(other, half))));
                }
            }
        }
    }

    @Test
    void everyMemberIsNeeded() {
        for (String name : List.of("n", "e", "d", "p", "q", "dp", "dq", "qi", "kty")) {
            refuses(with(RSA, Map.of(name, "")));
        }
        for (String name : List.of("x", "y", "d", "crv", "kty")) {
            refuses(with(EC, Map.of(name, "")));
        }
        for (String name : List.of("x", "d", "crv", "kty")) {
            refuses(with(ED, Map.of(name, "")));
        }
        refuses(Jwk.of(RSA.verificationKey()).toJson());
        refuses(Jwk.of(EC.verificationKey()).toJson());
        refuses(Jwk.of(ED.verificationKey()).toJson());
    }

    @Test
    void privateNumbersThatDoNotFitAreRefused() {
        for (String name : List.of("d", "p", "q", "dp", "dq", "qi")) {
            BigInteger value = new BigInteger(1, Base64Url.decode(member(RSA, name)));
            refuses(with(RSA, Map.of(name, number(value.add(BigInteger.TWO)))));
            refuses(with(RSA, Map.of(name, "AQ")));
            refuses(with(RSA, Map.of(name, "AA")));
            refuses(with(RSA, Map.of(name, "A" + member(RSA, name))));
        }
        refuses(with(RSA, Map.of("p", member(RSA, "q"), "q", member(RSA, "p"))));
        refuses(with(RSA, Map.of("p", member(RSA, "n"), "q", "AQ")));
        BigInteger p = new BigInteger(1, Base64Url.decode(member(RSA, "p")));
        BigInteger qi = new BigInteger(1, Base64Url.decode(member(RSA, "qi")));
        refuses(with(RSA, Map.of("qi", number(qi.add(p)))));
    }

    @Test
    void scalarsOutsideTheOrderAreRefused() {
        BigInteger n = Curve.P256.parameters().getOrder();
        BigInteger d = new BigInteger(1, Base64Url.decode(member(EC, "d")));
        for (BigInteger bad : List.of(BigInteger.ZERO, n, d.add(n), n.subtract(d))) {
            refuses(with(EC, Map.of("d", number(bad))));
        }
        refuses(with(EC, Map.of("d", Base64Url.encodeToString(new byte[33]))));
        refuses(with(ED, Map.of("d", Base64Url.encodeToString(new byte[31]))));
    }

    @Test
    void keysThatContradictThemselvesOrDoNotSignAreRefused() {
        refuses(with(EC, Map.of("alg", "ES384")));
        refuses(with(EC, Map.of("crv", "P-384")));
        refuses(with(EC, Map.of("crv", "secp256k1", "alg", "")));
        refuses(with(EC, Map.of("kty", "RSA")));
        refuses(with(RSA, Map.of("alg", "HS256")));
        refuses(with(EC, Map.of("use", "enc")));
        refuses(with(EC, Map.of("kid", " ")));
        refuses(EC.toPrivateJwk().replace("{", "{\"key_ops\":[\"verify\"],"));
        refuses(EC.toPrivateJwk().replace("{", "{\"key_ops\":[\"sign\",\"deriveBits\"],"));
        refuses(EC.toPrivateJwk().replace("{", "{\"key_ops\":[\"sign\",\"sign\"],"));
        refuses(EC.toPrivateJwk().replace("{", "{\"use\":\"enc\",\"key_ops\":[\"sign\"],"));
        refuses(RSA.toPrivateJwk().replace("{", "{\"oth\":[],"));
        String good = EC.toPrivateJwk().replace("{", "{\"use\":\"sig\",\"key_ops\":[\"sign\",\"verify\"],");
        assertThat(SigningKey.fromJwk(good).algorithm()).isEqualTo(JwsAlgorithm.ES256);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"keys\":[]}",
                "{\"kty\":\"oct\"",
                "{\"kty\":1}",
                "{\"kty\":\"oct\",\"kty\":\"oct\"}"
            })
    void documentsThatAreNoKeyAreRefused(String json) {
        refuses(json);
    }

    @Test
    void noMessageAndNoCauseShowsAPrivateValue() {
        for (SigningKey key : List.of(RSA, EC, ED)) {
            for (String name : List.of("d", "p", "q", "dp", "dq", "qi", "x", "n")) {
                String value = member(key, name);
                for (String bad : List.of(value + "!", value.substring(value.length() / 2), value + value)) {
                    if (!value.isEmpty()) {
                        String shown = trace(refuses(with(key, Map.of(name, bad))));
                        assertThat(shown).doesNotContain(value).doesNotContain(value.substring(value.length() / 2));
                    }
                }
            }
            assertThat(SigningKey.fromJwk(key.toPrivateJwk()).toString()).doesNotContain(member(key, "d"));
        }
    }

    private static IllegalArgumentException refuses(String json) {
        try {
            SigningKey.fromJwk(json);
        } catch (IllegalArgumentException e) {
            return e;
        }
        throw new AssertionError("A key was made of " + json);
    }

    private static String trace(@Nullable Throwable thrown) {
        StringBuilder all = new StringBuilder();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            all.append(cause).append('\n');
        }
        return all.toString();
    }

    private static String oct(String alg, byte[] secret) {
        return "{\"kty\":\"oct\",\"alg\":\"" + alg + "\",\"k\":\"" + Base64Url.encodeToString(secret) + "\"}";
    }

    private static String number(BigInteger value) {
        return Base64Url.encodeUnsigned(value, value.bitLength() < 300 ? 32 : 0);
    }

    private static String member(SigningKey key, String name) {
        return members(key).get(name) instanceof String value ? value : "";
    }

    /** The private JWK with these members in place of its own; an empty one takes the member away. */
    private static String with(SigningKey key, Map<String, String> changes) {
        Map<String, @Nullable Object> members = members(key);
        members.putAll(changes);
        members.values().removeIf(""::equals);
        JsonWriter json = new JsonWriter(256);
        members.forEach(json::member);
        return json.toText();
    }

    private static Map<String, @Nullable Object> members(SigningKey key) {
        return new HashMap<>(JsonReader.readObject(key.toPrivateJwk().getBytes(StandardCharsets.UTF_8), 64));
    }
}
