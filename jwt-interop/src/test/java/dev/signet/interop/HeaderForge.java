package dev.signet.interop;

import static dev.signet.interop.JsonForge.member;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes JOSE headers, good and bad. */
final class HeaderForge {
    private static final List<String> NAMES = List.of(
            "none", "None", "NONE", "", "HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512",
            "ES256", "ES384", "ES512", "ES256K", "EdDSA", "Ed25519", "Ed448", "eddsa", "dir", "A256GCM");
    private static final List<String> TYPES = List.of(
            "\"JWT\"",
            "\"jwt\"",
            "\"Jwt\"",
            "\"application/jwt\"",
            "\"application/JWT\"",
            "\"APPLICATION/jwt\"",
            "\"at+jwt\"",
            "\"JOSE\"",
            "\"JWT \"",
            "\"\"",
            "null",
            "1",
            "[\"JWT\"]",
            "\"application/application/jwt\"",
            "\"application//jwt\"",
            "\"\\u004aWT\"",
            "\"JWT\\u0000\"",
            "\"\u212aWT\"");
    private static final List<String> CRITICAL =
            List.of("[]", "[\"exp\"]", "[\"b64\"]", "[\"alg\"]", "[\"x\"]", "null", "\"b64\"", "{}", "[1]", "[\"\"]");
    private static final List<String> MEMBERS = List.of(
            "\"b64\":false",
            "\"b64\":true",
            "\"zip\":\"DEF\"",
            "\"cty\":\"JWT\"",
            "\"cty\":1",
            "\"enc\":\"A256GCM\"",
            "\"jku\":\"https://evil.example.com\"",
            "\"x5u\":\"https://evil.example.com\"",
            "\"x5c\":[\"AA\"]",
            "\"jwk\":{\"kty\":\"oct\",\"k\":\"AA\"}",
            "\"x5t\":\"AA\"",
            "\"x5t#S256\":1",
            "\"nonce\":\"n\"",
            "\"url\":[]",
            "\"epk\":{}",
            "\"p2c\":1",
            "\"iss\":\"x\"",
            "\"exp\":1",
            "\"ALG\":\"none\"");

    private final JsonForge json;
    private final RandomGenerator random;
    private final TestKey key;

    HeaderForge(RandomGenerator random, TestKey key) {
        this.json = new JsonForge(random);
        this.random = random;
        this.key = key;
    }

    /** A header that every implementation takes. */
    byte[] good() {
        return json.object(members());
    }

    byte[] bad() {
        List<String> members = members();
        switch (random.nextInt(8)) {
            case 0 -> members.set(0, member("alg", badName()));
            case 1 -> members.add(member("typ", json.pick(TYPES)));
            case 2 -> members.add(member("crit", json.pick(CRITICAL)));
            case 3 -> members.add(json.pick(MEMBERS));
            case 4 -> {
                members.add(json.pick(MEMBERS));
                members.add(member("crit", json.pick(CRITICAL)));
            }
            case 5 -> members.add(member("kid", json.value()));
            default -> {
                return json.spoilt(members);
            }
        }
        return json.object(members);
    }

    /** The header for another algorithm than that of the key. */
    byte[] ofAlgorithm(String name) {
        return json.object(List.of(member("alg", "\"" + name + "\"")));
    }

    /** As few members as possible: the mutations of {@code typ} and {@code kid} add their own. */
    private List<String> members() {
        List<String> members = new ArrayList<>();
        members.add(member("alg", "\"" + key.name() + "\""));
        if (random.nextInt(4) == 0) {
            members.add(json.foreignMember());
        }
        return members;
    }

    private String badName() {
        String name = key.name();
        return switch (random.nextInt(7)) {
            case 0 -> "\"" + name.toLowerCase(java.util.Locale.ROOT) + "\"";
            case 1 -> "\"" + name + "\\u0000\"";
            case 2 -> "[\"" + name + "\"]";
            case 3 -> "\" " + name + "\"";
            case 4 -> json.value();
            default -> "\"" + json.pick(NAMES) + "\"";
        };
    }
}
