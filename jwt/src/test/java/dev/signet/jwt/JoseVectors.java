package dev.signet.jwt;

import dev.signet.jwt.WycheproofOutcome.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Puts vectors that are whole tokens before the JWS layer of {@link JwtVerifier}; their payloads are no claims. */
final class JoseVectors {
    private JoseVectors() {}

    static List<WycheproofOutcome> judge(WycheproofGroup group) {
        Function<JsonNode, Verdict> given;
        Optional<Function<JsonNode, Verdict>> ofPrivate = Optional.empty();
        if (group.foreign().isPresent()) {
            given = JoseVectors::encrypted;
        } else {
            given = under(() -> keys(group));
            if (group.json().has("public")) {
                ofPrivate = Optional.of(under(() -> privateKeys(group)));
            }
        }
        List<WycheproofOutcome> outcomes = new ArrayList<>();
        for (JsonNode test : group.json().path("tests")) {
            outcomes.add(new WycheproofOutcome(group, test, given.apply(test), ofPrivate.map(it -> it.apply(test))));
        }
        return outcomes;
    }

    /** The keys of the group as its owner would load them: a public set, or secrets. */
    static KeySet keys(WycheproofGroup group) {
        JsonNode json = group.json();
        if (json.has("public")) {
            return publicKeys(json.path("public"));
        }
        boolean secrets = entries(json.path("private")).stream()
                .allMatch(it -> it.path("kty").asString().equals("oct"));
        return secrets ? privateKeys(group) : publicKeys(json.path("private"));
    }

    private static KeySet publicKeys(JsonNode json) {
        KeySet keys = JwkSet.parse("{\"keys\":" + entries(json) + "}").toKeySet();
        if (keys.keys().isEmpty()) {
            throw new IllegalArgumentException("The set has no key for a signature algorithm of this module");
        }
        return keys;
    }

    private static KeySet privateKeys(WycheproofGroup group) {
        return KeySet.of(entries(group.json().path("private")).stream()
                .map(it -> SigningKey.fromJwk(it.toString()).verificationKey())
                .toList());
    }

    private static List<JsonNode> entries(JsonNode json) {
        return json.has("keys") ? json.path("keys").valueStream().toList() : List.of(json);
    }

    private static Function<JsonNode, Verdict> under(Supplier<KeySet> source) {
        try {
            KeySet keys = source.get();
            return test -> Verdict.of(JwsLayer.refusal(keys, token(test)).isEmpty());
        } catch (IllegalArgumentException | JwtException e) {
            return test -> Verdict.refusedKey(String.valueOf(e.getMessage()));
        }
    }

    private static Verdict encrypted(JsonNode test) {
        KeySet keys = KeySet.of(Forge.KEY.verificationKey());
        return Verdict.of(JwsLayer.refusal(keys, text(test.path("jwe"))).isEmpty());
    }

    /** The token; one in JSON serialisation is taken as the text it is. */
    static String token(JsonNode test) {
        return text(test.path("jws"));
    }

    private static String text(JsonNode node) {
        return node.isString() ? node.asString() : node.toString();
    }
}
