package dev.signet.jwt;

import static dev.signet.jwt.Forge.AUDIENCE;
import static dev.signet.jwt.Forge.ISSUER;
import static dev.signet.jwt.Forge.NOW_SECONDS;
import static dev.signet.jwt.Forge.token;
import static dev.signet.jwt.Forge.verifier;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.jwt.JwtException.Reason;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenProfileTest {
    private static final String EVENT = "{\"http://schemas.openid.net/event/backchannel-logout\":{}}";

    /** Each profile with a token of its kind. */
    enum Kind {
        ACCESS(TokenProfile.ACCESS_TOKEN, "at+jwt", "sub", "client_id", "jti"),
        ID(TokenProfile.ID_TOKEN, "JWT", "sub", "nonce"),
        LOGOUT(TokenProfile.LOGOUT_TOKEN, "logout+jwt", "sub", "jti"),
        BETTER_AUTH(TokenProfile.BETTER_AUTH, "JWT", "sub"),
        RESET(TokenProfile.typed("password-reset+jwt"), "password-reset+jwt", "sub", "jti");

        private final TokenProfile profile;
        private final String type;
        private final String[] texts;

        Kind(TokenProfile profile, String type, String... texts) {
            this.profile = profile;
            this.type = type;
            this.texts = texts;
        }

        Map<String, String> claims() {
            Map<String, String> claims = new LinkedHashMap<>();
            claims.put("iss", "\"" + ISSUER + "\"");
            claims.put("aud", "\"" + AUDIENCE + "\"");
            claims.put("exp", "" + (NOW_SECONDS + 60));
            claims.put("iat", "" + NOW_SECONDS);
            for (String name : texts) {
                claims.put(name, "\"x\"");
            }
            if (this == LOGOUT) {
                claims.put("events", EVENT);
            }
            return claims;
        }

        Map<String, String> with(String name, String value) {
            Map<String, String> claims = claims();
            claims.put(name, value);
            return claims;
        }

        Map<String, String> without(String name) {
            Map<String, String> claims = claims();
            claims.remove(name);
            return claims;
        }

        Reason refusal(Map<String, String> claims) {
            return Forge.reason(() -> verify(claims));
        }

        VerifiedJwt verify(Map<String, String> claims) {
            return verifier().profile(profile).build().verify(token(header(type), json(claims)));
        }
    }

    static Stream<Arguments> pairs() {
        return Stream.of(Kind.values())
                .flatMap(token -> Stream.of(Kind.values()).map(profile -> Arguments.of(token, profile)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void tokenOfOneKindPassesItsOwnProfileAlone(Kind token, Kind profile) {
        JwtVerifier verifier = verifier().profile(profile.profile).build();
        String text = token(header(token.type), json(token.claims()));
        if (token == profile) {
            assertThat(verifier.verify(text).subject()).contains("x");
        } else {
            assertThat(Forge.refusal(verifier, text)).isIn(Reason.WRONG_TYPE, Reason.INVALID_CLAIM);
        }
    }

    /** Everything that any kind demands in one token: the type and the claims that are forbidden must tell. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void tokenThatHasTheClaimsOfEveryKindPassesOnlyWhereItsTypeSaysThePurpose(Kind type) {
        Map<String, String> all = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            all.putAll(kind.claims());
        }
        String text = token(header(type.type), json(all));
        long passed = Stream.of(Kind.values())
                .filter(kind -> accepts(verifier().profile(kind.profile).build(), text))
                .count();
        assertThat(passed).isEqualTo(type == Kind.ACCESS || type == Kind.RESET ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"RESET"},
            mode = EnumSource.Mode.EXCLUDE)
    void eachTextThatIsDemandedIsNonEmptyText(Kind kind) {
        for (String name : kind.texts) {
            if (kind == Kind.LOGOUT && name.equals("sub")) {
                continue;
            }
            assertThat(kind.refusal(kind.without(name))).as(name).isEqualTo(Reason.INVALID_CLAIM);
            for (String bad : new String[] {"\"\"", "null", "1", "true", "[\"x\"]", "{}"}) {
                assertThat(kind.refusal(kind.with(name, bad))).as(name + bad).isEqualTo(Reason.INVALID_CLAIM);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"ACCESS", "ID", "LOGOUT"})
    void timeOfIssueIsDemanded(Kind kind) {
        assertThat(kind.refusal(kind.without("iat"))).isEqualTo(Reason.INVALID_CLAIM);
        assertThat(kind.refusal(kind.with("iat", "null"))).isEqualTo(Reason.INVALID_CLAIM);
    }

    @Test
    void timeOfIssueIsNotDemandedOfBetterAuth() {
        assertThat(Kind.BETTER_AUTH.verify(Kind.BETTER_AUTH.without("iat")).issuedAt())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"n\"", "\"\"", "null", "1", "{}"})
    void claimsOfAnotherKindAreForbiddenWhateverTheirValue(String value) {
        assertThat(Kind.LOGOUT.refusal(Kind.LOGOUT.with("nonce", value))).isEqualTo(Reason.INVALID_CLAIM);
        assertThat(Kind.BETTER_AUTH.refusal(Kind.BETTER_AUTH.with("nonce", value)))
                .isEqualTo(Reason.INVALID_CLAIM);
        assertThat(Kind.BETTER_AUTH.refusal(Kind.BETTER_AUTH.with("events", value)))
                .isEqualTo(Reason.INVALID_CLAIM);
        assertThat(Kind.ID.refusal(Kind.ID.with("events", value))).isEqualTo(Reason.INVALID_CLAIM);
        assertThat(Kind.BETTER_AUTH.refusal(Kind.BETTER_AUTH.with("\\u006eonce", value)))
                .isEqualTo(Reason.INVALID_CLAIM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "AT+JWT", "At+Jwt", "application/at+jwt", "APPLICATION/AT+JWT"})
    void typeIsComparedWithoutCaseAndPrefix(String type) {
        String text = token(header(type), json(Kind.ACCESS.claims()));
        assertThat(verifier()
                        .profile(TokenProfile.ACCESS_TOKEN)
                        .build()
                        .verify(text)
                        .type())
                .contains(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "JWT",
                "at",
                "at+jwt ",
                " at+jwt",
                "text/at+jwt",
                "application/application/at+jwt",
                "at+jwt;a=b"
            })
    void otherTypesAreRefusedEvenWhereEveryClaimIsThere(String type) {
        String text = token(header(type), json(Kind.ACCESS.claims()));
        assertThat(Forge.refusal(verifier().profile(TokenProfile.ACCESS_TOKEN).build(), text))
                .isEqualTo(Reason.WRONG_TYPE);
    }

    @Test
    void missingTypeIsThatOfAnIdTokenOrAnApiTokenOnly() {
        for (Kind kind : Kind.values()) {
            JwtVerifier verifier = verifier().profile(kind.profile).build();
            boolean untyped = kind == Kind.ID || kind == Kind.BETTER_AUTH;
            assertThat(accepts(verifier, token(Forge.HEADER, json(kind.claims()))))
                    .as(kind.name())
                    .isEqualTo(untyped);
            assertThat(Forge.refusal(verifier, token(header(""), json(kind.claims()))))
                    .isEqualTo(Reason.WRONG_TYPE);
            assertThat(Forge.refusal(verifier, token(header("application/"), json(kind.claims()))))
                    .isEqualTo(Reason.WRONG_TYPE);
        }
    }

    @Test
    void authorizedPartyOfAnIdTokenIsThisClient() {
        String two = "[\"" + AUDIENCE + "\",\"other\"]";
        assertThat(Kind.ID.verify(Kind.ID.with("azp", "\"" + AUDIENCE + "\"")).has("azp"))
                .isTrue();
        for (String bad : new String[] {"\"other\"", "\"\"", "null", "1", two}) {
            assertThat(Kind.ID.refusal(Kind.ID.with("azp", bad))).as(bad).isEqualTo(Reason.INVALID_CLAIM);
        }
        Map<String, String> shared = Kind.ID.with("aud", two);
        assertThat(Kind.ID.refusal(shared)).isEqualTo(Reason.INVALID_CLAIM);
        shared.put("azp", "\"other\"");
        assertThat(Kind.ID.refusal(shared)).isEqualTo(Reason.INVALID_CLAIM);
        shared.put("azp", "\"" + AUDIENCE + "\"");
        assertThat(Kind.ID.verify(shared).audience()).containsExactly(AUDIENCE, "other");
        assertThat(Kind.ID.verify(Kind.ID.with("aud", "[\"" + AUDIENCE + "\"]")).audience())
                .containsExactly(AUDIENCE);
    }

    @Test
    void logoutIsOfASubjectOrASession() {
        Map<String, String> session = Kind.LOGOUT.without("sub");
        assertThat(Kind.LOGOUT.refusal(session)).isEqualTo(Reason.INVALID_CLAIM);
        session.put("sid", "\"s\"");
        assertThat(Kind.LOGOUT.verify(session).string("sid")).contains("s");
        for (String bad : new String[] {"\"\"", "null", "1", "[\"s\"]"}) {
            session.put("sid", bad);
            assertThat(Kind.LOGOUT.refusal(session)).as(bad).isEqualTo(Reason.INVALID_CLAIM);
        }
        assertThat(Kind.LOGOUT.refusal(Kind.LOGOUT.with("sub", "\"\""))).isEqualTo(Reason.INVALID_CLAIM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "[]",
                "\"http://schemas.openid.net/event/backchannel-logout\"",
                "[\"http://schemas.openid.net/event/backchannel-logout\"]",
                "{\"http://schemas.openid.net/event/backchannel-logout\":null}",
                "{\"http://schemas.openid.net/event/backchannel-logout\":true}",
                "{\"http://schemas.openid.net/event/backchannel-logout\":[]}",
                "{\"http://schemas.openid.net/event/backchannel-logout/\":{}}",
                "{\"https://schemas.openid.net/event/backchannel-logout\":{}}",
                "{\"x\":{\"http://schemas.openid.net/event/backchannel-logout\":{}}}"
            })
    void eventOfALogoutIsAnObjectUnderItsName(String events) {
        assertThat(Kind.LOGOUT.refusal(Kind.LOGOUT.with("events", events))).isEqualTo(Reason.INVALID_CLAIM);
    }

    @Test
    void logoutNeedsEventsAndMayHaveOthers() {
        assertThat(Kind.LOGOUT.refusal(Kind.LOGOUT.without("events"))).isEqualTo(Reason.INVALID_CLAIM);
        String further = "{\"x\":1," + EVENT.substring(1, EVENT.length() - 3) + "{\"a\":1}}";
        assertThat(Kind.LOGOUT.verify(Kind.LOGOUT.with("events", further)).has("events"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "application/JWT", "", " "})
    void typeThatTellsNothingMakesNoProfile(String type) {
        assertThatIllegalArgumentException().isThrownBy(() -> TokenProfile.typed(type));
    }

    @Test
    void showsItsType() {
        assertThat(TokenProfile.typed("application/Reset+jwt")).hasToString("TokenProfile[reset+jwt]");
    }

    private static boolean accepts(JwtVerifier verifier, String token) {
        try {
            verifier.verify(token);
            return true;
        } catch (JwtException e) {
            return false;
        }
    }

    private static String header(String type) {
        return "{\"alg\":\"HS256\",\"typ\":\"" + type + "\"}";
    }

    private static String json(Map<String, String> claims) {
        StringBuilder json = new StringBuilder("{");
        claims.forEach((name, value) -> json.append(json.length() == 1 ? "" : ",")
                .append('"')
                .append(name)
                .append("\":")
                .append(value));
        return json.append('}').toString();
    }
}
