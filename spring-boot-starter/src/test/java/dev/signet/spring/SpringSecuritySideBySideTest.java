package dev.signet.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jwt.JwsAlgorithm;
import dev.signet.jwt.JwtClaims;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** The same application twice: with Spring Security's own decoder, and with the starter. Whoever switches sees no change. */
class SpringSecuritySideBySideTest {

    private static IssuerServer issuer;
    private static TestingApplication without;
    private static TestingApplication with;

    @BeforeAll
    static void start() throws IOException {
        issuer = IssuerServer.start();
        with = TestingApplication.start(SecuredApplication.class, SecuredApplication.settings(issuer));
        without = TestingApplication.start(
                SecuredApplication.class,
                SecuredApplication.settings(
                        issuer,
                        "spring.autoconfigure.exclude=" + TestingTokens.DATABASE + ","
                                + EmbeddedDatabaseAutoConfiguration.class.getName() + ","
                                + SignetAutoConfiguration.class.getName() + ","
                                + SignetSecurityAutoConfiguration.class.getName()));
        assertThat(without.context().getBean(JwtDecoder.class).getClass().getName())
                .startsWith("org.springframework.security.oauth2.jwt.");
    }

    @AfterAll
    static void stop() {
        with.close();
        without.close();
        issuer.close();
    }

    private static void assertSame(String bearer) {
        HttpResponse<String> before = without.get("/secured/token", "Authorization", bearer);
        HttpResponse<String> after = with.get("/secured/token", "Authorization", bearer);

        assertThat(before.statusCode()).isEqualTo(200);
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(after.body()).isEqualTo(before.body());
    }

    @Test
    void aTokenWithClaimsOfEveryKindIsTheSame() {
        assertSame(issuer.bearer(
                JwsAlgorithm.RS256,
                JwtClaims.builder()
                        .subject("ada")
                        .id("token-1")
                        .notBefore(Instant.now().minusSeconds(5))
                        .claim("scope", "read write")
                        .claim("text", "Ünïcode")
                        .claim("count", 7)
                        .claim("large", Long.MAX_VALUE)
                        .claim("flag", true)
                        .claim("list", List.of("a", 1, 2.5, false))
                        .claim("nested", Map.of("inner", Map.of("number", 1.25, "values", List.of(1, 2))))));
    }

    @Test
    void severalAudiencesAndScpAreTheSame() {
        String token = issuer.tokens(JwsAlgorithm.RS256)
                .audience(IssuerServer.AUDIENCE, "urn:another")
                .build()
                .issue(JwtClaims.builder()
                        .subject("ada")
                        .claim("scp", List.of("read", "write"))
                        .build());

        assertSame("Bearer " + token);
    }

    /** Written by hand: no issuer of ours writes them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"exp\":EXP",
                "\"exp\":EXP.75,\"iat\":IAT.25",
                "\"exp\":EXP,\"number\":1.0,\"exponent\":1e3,\"huge\":123456789012345678901234567890",
                "\"exp\":EXP,\"nothing\":null,\"list\":[null,{\"nothing\":null}]",
                "\"exp\":EXP,\"scope\":\"\",\"scp\":\"read\""
            })
    void unusualClaimsAreTheSame(String members) {
        long now = Instant.now().getEpochSecond();
        String claims = "{\"sub\":\"ada\",\"iss\":\"" + issuer.url() + "\",\"aud\":\"" + IssuerServer.AUDIENCE + "\","
                + members.replace("EXP", String.valueOf(now + 60)).replace("IAT", String.valueOf(now - 60)) + "}";

        assertSame("Bearer " + signed("{\"alg\":\"RS256\",\"kid\":\"RS256\",\"cty\":\"x\",\"own\":{\"n\":1}}", claims));
    }

    private static String signed(String header, String claims) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String start = base64.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "."
                + base64.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        byte[] signature = issuer.key(JwsAlgorithm.RS256).sign(start.getBytes(StandardCharsets.US_ASCII));
        return start + "." + base64.encodeToString(signature);
    }

    @Test
    void aRequestWithoutATokenIsAnsweredTheSame() {
        HttpResponse<String> before = without.get("/secured/token");
        HttpResponse<String> after = with.get("/secured/token");

        assertThat(after.statusCode()).isEqualTo(401).isEqualTo(before.statusCode());
        assertThat(after.headers().allValues("WWW-Authenticate"))
                .map(value -> value.replaceAll(":[0-9]+", ""))
                .isEqualTo(before.headers().allValues("WWW-Authenticate").stream()
                        .map(value -> value.replaceAll(":[0-9]+", ""))
                        .toList());
    }

    @Test
    void onlySignetKnowsEdDsa() {
        String bearer = issuer.bearer(JwsAlgorithm.EDDSA);

        assertThat(without.get("/secured/token", "Authorization", bearer).statusCode())
                .isEqualTo(401);
        assertThat(with.get("/secured/token", "Authorization", bearer).statusCode())
                .isEqualTo(200);
    }
}
