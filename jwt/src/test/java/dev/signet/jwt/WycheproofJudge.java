package dev.signet.jwt;

import dev.signet.jwt.WycheproofOutcome.Verdict;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.KeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Puts vectors of messages and signatures before {@link VerificationKey#verify(byte[], byte[])}. */
final class WycheproofJudge {
    private WycheproofJudge() {}

    static List<WycheproofOutcome> judge(WycheproofGroup group) {
        if (group.outside().isPresent()) {
            return List.of();
        }
        if (group.isJose()) {
            return JoseVectors.judge(group);
        }
        Function<JsonNode, Verdict> own = group.foreign().isPresent() ? underAny(group) : underOwn(group);
        Optional<Function<JsonNode, Verdict>> jwk = underJwk(group);
        List<WycheproofOutcome> outcomes = new ArrayList<>();
        for (JsonNode test : group.json().path("tests")) {
            outcomes.add(new WycheproofOutcome(group, test, own.apply(test), jwk.map(it -> it.apply(test))));
        }
        return outcomes;
    }

    static PublicKey publicKey(WycheproofGroup group) throws GeneralSecurityException {
        JsonNode json = group.json();
        return switch (group.type()) {
            case "EcdsaP1363Verify" -> decode("EC", spki(json));
            case "EddsaVerify" -> decode("EdDSA", spki(json));
            case "RsassaPkcs1Verify", "RsassaPssVerify" -> decode("RSA", spki(json));
            // A key that names PSS parameters is no JOSE key; its numbers are.
            default -> decode("RSA", numbers(json.path("publicKey")));
        };
    }

    static byte[] hex(JsonNode node, String name) {
        return HexFormat.of().parseHex(node.path(name).asString());
    }

    private static Function<JsonNode, Verdict> underOwn(WycheproofGroup group) {
        return under(group, group.algorithm().orElseThrow());
    }

    /** A vector of other parameters must be refused under each algorithm of its kind. */
    private static Function<JsonNode, Verdict> underAny(WycheproofGroup group) {
        List<Function<JsonNode, Verdict>> all = Arrays.stream(JwsAlgorithm.values())
                .filter(it -> it.wireName().startsWith(group.family()))
                .map(it -> under(group, it))
                .toList();
        return test -> all.stream()
                .map(it -> it.apply(test))
                .reduce((one, other) -> one.accepted() || other.keyRefusal().isPresent() ? one : other)
                .orElse(Verdict.REFUSED);
    }

    /** The same key as JWK, which few groups leave out. */
    private static Optional<Function<JsonNode, Verdict>> underJwk(WycheproofGroup group) {
        JsonNode jwk = group.json().path(group.json().has("keyJwk") ? "keyJwk" : "publicKeyJwk");
        boolean none = jwk.isMissingNode() || group.foreign().isPresent();
        return none ? Optional.empty() : Optional.of(under(() -> onlyKey(jwk)));
    }

    private static Function<JsonNode, Verdict> under(WycheproofGroup group, JwsAlgorithm algorithm) {
        return group.type().equals("MacTest")
                ? test -> under(() -> VerificationKey.hmac(algorithm, hex(test, "key")))
                        .apply(test)
                : under(() -> key(group, algorithm));
    }

    private static Function<JsonNode, Verdict> under(Supplier<VerificationKey> source) {
        try {
            VerificationKey key = source.get();
            return test -> Verdict.of(key.verify(hex(test, "msg"), hex(test, test.has("tag") ? "tag" : "sig")));
        } catch (IllegalArgumentException | JwtException e) {
            return test -> Verdict.refusedKey(String.valueOf(e.getMessage()));
        }
    }

    private static VerificationKey key(WycheproofGroup group, JwsAlgorithm algorithm) {
        try {
            return VerificationKey.of(algorithm, publicKey(group));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The provider does not read the key: " + e.getMessage(), e);
        }
    }

    private static VerificationKey onlyKey(JsonNode jwk) {
        List<Jwk> keys = JwkSet.parse("{\"keys\":[" + jwk + "]}").keys();
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("The key is skipped");
        }
        return keys.get(0).key();
    }

    private static KeySpec spki(JsonNode group) {
        return new X509EncodedKeySpec(hex(group, "publicKeyDer"));
    }

    private static KeySpec numbers(JsonNode publicKey) {
        return new RSAPublicKeySpec(
                new BigInteger(1, hex(publicKey, "modulus")), new BigInteger(1, hex(publicKey, "publicExponent")));
    }

    private static PublicKey decode(String algorithm, KeySpec spec) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm).generatePublic(spec);
    }
}
