package dev.signet.interop;

import static dev.signet.interop.JsonForge.member;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes JWT claims sets, good and bad. */
final class PayloadForge {
    private static final String ISSUER = "\"" + Peer.ISSUER + "\"";
    private static final String AUDIENCE = "\"" + Peer.AUDIENCE + "\"";
    private static final List<String> ISSUERS = List.of(
            "\"" + Peer.ISSUER + "/\"",
            "\"HTTPS://auth.example.com\"",
            "\"https:\\/\\/auth.example.com\"",
            "[" + ISSUER + "]",
            "\"\"",
            "null",
            "1",
            "{}",
            "\"" + Peer.ISSUER + "\\u0000\"",
            "\"https://evil.example.com\"",
            "\"\\u0068ttps://auth.example.com\"",
            "\" " + Peer.ISSUER + "\"");
    private static final List<String> AUDIENCES = List.of(
            "[" + AUDIENCE + "]",
            "[" + AUDIENCE + ",\"other\"]",
            "[\"other\"," + AUDIENCE + "]",
            "[]",
            "[[" + AUDIENCE + "]]",
            "[" + AUDIENCE + ",null]",
            "[" + AUDIENCE + ",1]",
            "[null," + AUDIENCE + "]",
            "{\"0\":" + AUDIENCE + "}",
            "null",
            "true",
            "\"\"",
            "\"other\"",
            "\"" + Peer.AUDIENCE + " other\"",
            "[" + AUDIENCE + "," + AUDIENCE + "]",
            "\"https:\\u002f\\u002fapi.example.com\"",
            "[\"https:\\/\\/api.example.com\"]");
    private static final List<String> TEXTS = List.of("\"x\"", "\"\"", "1", "null", "[\"x\"]", "{}", "true");

    private final JsonForge json;
    private final RandomGenerator random;
    private final long now;

    PayloadForge(RandomGenerator random, Instant now) {
        this.json = new JsonForge(random);
        this.random = random;
        this.now = now.getEpochSecond();
    }

    /** Claims that every implementation takes. */
    byte[] good() {
        return json.object(members());
    }

    byte[] bad() {
        List<String> members = members();
        switch (random.nextInt(8)) {
            case 0 -> members.set(0, member("iss", json.pick(ISSUERS)));
            case 1 -> members.set(1, member("aud", json.pick(AUDIENCES)));
            case 2 -> members.set(2, member("exp", time()));
            case 3 -> members.add(member("nbf", time()));
            case 4 -> members.add(member("iat", time()));
            case 5 -> members.add(member(random.nextBoolean() ? "sub" : "jti", json.pick(TEXTS)));
            default -> {
                return json.spoilt(members);
            }
        }
        return json.object(members);
    }

    private List<String> members() {
        List<String> members = new ArrayList<>();
        members.add(member("iss", ISSUER));
        members.add(member("aud", AUDIENCE));
        members.add(member("exp", String.valueOf(now + 1 + random.nextInt(100_000))));
        for (int i = random.nextInt(3); i > 0; i--) {
            members.add(member("claim" + i, json.value()));
        }
        return members;
    }

    /** A time in one of its spellings, or what is none. */
    private String time() {
        long near = now + random.nextInt(-3, 4);
        long far = now + random.nextInt(-100_000, 100_000);
        return switch (random.nextInt(14)) {
            case 0 -> "\"" + far + "\"";
            case 1 -> near + "." + json.pick(List.of("0", "5", "999999999", "0000000001", "000"));
            case 2 -> far / 1000 + "e3";
            case 3 -> far + "E0";
            case 4 -> "-" + far;
            case 5 -> far + "000";
            case 6 ->
                String.valueOf(json.pick(List.of(
                        "253402300799",
                        "253402300800",
                        "9007199254740993",
                        "9223372036854775807",
                        "9223372036854775808",
                        "18446744073709551617",
                        "99999999999999999999999999",
                        "1e12",
                        "1e18",
                        "1e19",
                        "1e999",
                        "-1e999",
                        "1e-999",
                        "-0",
                        "0")));
            case 7 -> "[" + far + "]";
            case 8 -> json.value();
            case 9 -> "0" + far;
            case 10 -> String.valueOf(far);
            default -> String.valueOf(near);
        };
    }
}
