package dev.signet.jwt;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One group of Wycheproof vectors: a key, what was computed under it, and whether that is a matter of JWS at all. */
record WycheproofGroup(String file, JsonNode json) {
    private static final Map<String, String> OUTSIDE = Map.of(
            "AeadTest", "content encryption is a matter of JWE",
            "HkdfTest", "key derivation is no signature",
            "PbkdfTest", "key derivation is no signature");
    private static final Map<String, String> CURVES =
            Map.of("secp256r1", "P-256", "secp384r1", "P-384", "secp521r1", "P-521", "secp256k1", "secp256k1");
    private static final Map<String, String> ECDSA = Map.of(
            "P-256 SHA-256",
            "ES256",
            "P-384 SHA-384",
            "ES384",
            "P-521 SHA-512",
            "ES512",
            "secp256k1 SHA-256",
            "ES256K");

    String type() {
        return json.path("type").asString();
    }

    /** Whether the vectors are tokens in place of a message and its signature. */
    boolean isJose() {
        return type().startsWith("JsonWeb");
    }

    /** Why there is nothing to verify here. */
    Optional<String> outside() {
        return Optional.ofNullable(OUTSIDE.get(type()));
    }

    /** Why each of these vectors must be refused whatever its result says; none if its result counts. */
    Optional<String> foreign() {
        if (isJose()) {
            boolean encrypted = json.path("tests").path(0).has("jwe");
            return encrypted ? Optional.of("JWE: not a signed token") : Optional.empty();
        }
        if (type().equals("MacTest") && json.path("tagSize").asInt() != hashBits(macHash())) {
            return Optional.of("truncated MAC: RFC 7518 section 3.2 has whole ones only");
        }
        if (jwsName().isEmpty()) {
            return Optional.of(
                    "parameters that are not those of RFC 7518 section 3.5 (MGF1 with the same hash, a salt as"
                            + " long as the hash)");
        }
        boolean known = algorithm().isPresent();
        return known ? Optional.empty() : Optional.of("this module has no " + jwsName());
    }

    /** The algorithm of the vectors, if this module has it. */
    Optional<JwsAlgorithm> algorithm() {
        return JwsAlgorithm.ofName(jwsName());
    }

    /** How the names of the algorithms begin that are of the kind of these vectors. */
    String family() {
        return switch (type()) {
            case "MacTest" -> "HS";
            case "EcdsaP1363Verify" -> "ES";
            case "EddsaVerify" -> "Ed";
            case "RsassaPkcs1Verify" -> "RS";
            default -> "PS";
        };
    }

    private String jwsName() {
        String sha = json.path("sha").asString("");
        String bits = sha.replace("SHA-", "");
        return switch (type()) {
            case "MacTest" -> "HS" + macHash().replace("SHA-", "");
            case "EcdsaP1363Verify" ->
                ECDSA.getOrDefault(
                        CURVES.getOrDefault(json.path("publicKey").path("curve").asString(), "") + " " + sha, "");
            case "EddsaVerify" ->
                json.path("publicKey").path("curve").asString().equals("edwards25519") ? "EdDSA" : "Ed448";
            case "RsassaPkcs1Verify" -> "RS" + bits;
            case "RsassaPssVerify", "RsassaPssWithParametersVerify" -> isJosePss(sha) ? "PS" + bits : "";
            default -> throw new IllegalStateException(file + " has a group of the unknown type " + type());
        };
    }

    private boolean isJosePss(String sha) {
        return sha.matches("SHA-(256|384|512)")
                && json.path("mgf").asString().equals("MGF1")
                && json.path("mgfSha").asString().equals(sha)
                && json.path("sLen").asInt() * 8 == hashBits(sha);
    }

    private String macHash() {
        return file.replaceAll("hmac_sha(\\d+)_test", "SHA-$1");
    }

    private static int hashBits(String hash) {
        return Integer.parseInt(hash.replace("SHA-", ""));
    }
}
