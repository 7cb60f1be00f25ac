package dev.signet.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.Signet;
import dev.signet.jwt.JwsAlgorithm;
import dev.signet.jwt.JwtClaims;
import dev.signet.jwt.JwtIssuer;
import dev.signet.jwt.SigningKey;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** An application with Spring Security's resource server, to which the starter was added and nothing else. */
class SpringSecurityDecoderTest {

    private static IssuerServer issuer;
    private static TestingApplication app;

    @BeforeAll
    static void start() throws IOException {
        issuer = IssuerServer.start();
        app = TestingApplication.start(SecuredApplication.class, SecuredApplication.settings(issuer));
    }

    @AfterAll
    static void stop() {
        app.close();
        issuer.close();
    }

    private static HttpResponse<String> ask(JwtIssuer.Builder tokens) {
        return ask(tokens, JwtClaims.builder().subject("ada"));
    }

    private static HttpResponse<String> ask(JwtIssuer.Builder tokens, JwtClaims.Builder claims) {
        return app.get(
                "/secured/token", "Authorization", "Bearer " + tokens.build().issue(claims.build()));
    }

    @Test
    void theDecoderIsSignetsAndNoEngineIsMounted() {
        assertThat(app.context().getBean(JwtDecoder.class)).isInstanceOf(SignetJwtDecoder.class);
        assertThat(app.context().getBeanNamesForType(Signet.class)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = JwsAlgorithm.class,
            names = {"RS256", "ES256", "EDDSA"})
    void aGoodTokenOfEveryAlgorithmPasses(JwsAlgorithm algorithm) {
        HttpResponse<String> answer = app.get("/secured/token", "Authorization", issuer.bearer(algorithm));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"name\":\"ada\"", "String " + algorithm.wireName());
    }

    @Test
    void aSharedSecretOfSignetsSettingsComesFirst() {
        String[] settings = SecuredApplication.settings(
                issuer,
                "signet.jwt.secret=" + TestingTokens.SECRET,
                "signet.jwt.issuer=" + TestingTokens.ISSUER,
                "signet.jwt.audience=" + TestingTokens.AUDIENCE);
        try (TestingApplication shared = TestingApplication.start(SecuredApplication.class, settings)) {
            assertThat(shared.get("/secured/token", "Authorization", TestingTokens.bearer("ada"))
                            .body())
                    .contains("\"name\":\"ada\"", "String HS256");
            assertThat(shared.get("/secured/token", "Authorization", issuer.bearer(JwsAlgorithm.ES256))
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate"))
                .singleElement()
                .asString()
                .startsWith("Bearer error=\"invalid_token\", error_description=\"");
    }

    @Test
    void aBadTokenIsAnswered401WithTheErrorCode() {
        SigningKey foreign = SigningKey.generate(JwsAlgorithm.EDDSA, "EdDSA", new SecureRandom());
        InstantSource past = InstantSource.fixed(Instant.now().minus(Duration.ofHours(1)));
        JwtIssuer.Builder forged = JwtIssuer.builder(foreign)
                .issuer(issuer.url())
                .audience(IssuerServer.AUDIENCE)
                .lifetime(Duration.ofMinutes(5));

        assertRefused(ask(forged));
        assertRefused(ask(issuer.tokens(JwsAlgorithm.ES256).clock(past)));
        assertRefused(ask(issuer.tokens(JwsAlgorithm.ES256).issuer("https://evil.example.com")));
        assertRefused(ask(issuer.tokens(JwsAlgorithm.ES256).audience("https://other.example.com")));
        assertRefused(ask(issuer.tokens(JwsAlgorithm.ES256).type("dpop+jwt")));
        assertRefused(app.get("/secured/token", "Authorization", "Bearer garbage"));
        assertRefused(app.get("/secured/token", "Authorization", TestingTokens.bearer("ada")));
        assertThat(ask(issuer.tokens(JwsAlgorithm.ES256)).statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenThatSpringSecurityCanNotHoldIsBadAndNoFailure() {
        Instant soon = Instant.now().plusSeconds(5);
        JwtIssuer.Builder ahead = issuer.tokens(JwsAlgorithm.ES256).clock(InstantSource.fixed(soon.plusSeconds(30)));

        assertRefused(ask(ahead, JwtClaims.builder().subject("ada").expiresAt(soon)));
    }

    /** RFC 8705 section 3: whoever stole the token has not got the key of the certificate. */
    @Test
    void aTokenThatIsBoundToACertificateIsNotGoodWithoutIt() {
        JwtClaims.Builder bound = JwtClaims.builder()
                .subject("ada")
                .claim("cnf", Map.of("x5t#S256", "bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2"));

        assertRefused(ask(issuer.tokens(JwsAlgorithm.ES256), bound));
    }

    @Test
    void clocksMayDifferAsMuchAsBefore() {
        JwtClaims.Builder ahead =
                JwtClaims.builder().subject("ada").notBefore(Instant.now().plusSeconds(30));

        assertThat(ask(issuer.tokens(JwsAlgorithm.ES256), ahead).statusCode()).isEqualTo(200);
    }

    @Test
    void algorithmsThatAreNamedAreTheOnlyOnes() {
        try (TestingApplication pinned = TestingApplication.start(
                SecuredApplication.class,
                SecuredApplication.settings(issuer, ResourceServerProperties.PREFIX + ".jws-algorithms=ES256"))) {
            assertThat(pinned.get("/secured/token", "Authorization", issuer.bearer(JwsAlgorithm.ES256))
                            .statusCode())
                    .isEqualTo(200);
            assertRefused(pinned.get("/secured/token", "Authorization", issuer.bearer(JwsAlgorithm.RS256)));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(SecuredApplication.class)
    static class Demanding {

        @Bean
        OAuth2TokenValidator<Jwt> tenant() {
            return jwt -> "acme".equals(jwt.getClaimAsString("tenant"))
                    ? OAuth2TokenValidatorResult.success()
                    : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", "Another tenant", null));
        }
    }

    @Test
    void validatorsOfTheApplicationAreAsked() {
        try (TestingApplication demanding =
                TestingApplication.start(Demanding.class, SecuredApplication.settings(issuer))) {
            JwtClaims.Builder member = JwtClaims.builder().subject("ada").claim("tenant", "acme");
            assertThat(demanding
                            .get("/secured/token", "Authorization", issuer.bearer(JwsAlgorithm.ES256, member))
                            .statusCode())
                    .isEqualTo(200);
            assertRefused(demanding.get("/secured/token", "Authorization", issuer.bearer(JwsAlgorithm.ES256)));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(SecuredApplication.class)
    static class OwnDecoder {

        @Bean
        JwtDecoder decoder() {
            return token -> {
                if (!token.equals("opaque")) {
                    throw new BadJwtException("unknown");
                }
                return Jwt.withTokenValue(token)
                        .header("alg", "own")
                        .subject("own")
                        .build();
            };
        }
    }

    @Test
    void aDecoderOfTheApplicationDecides() {
        try (TestingApplication own = TestingApplication.start(OwnDecoder.class, SecuredApplication.settings(issuer))) {
            assertThat(own.context().getBeansOfType(SignetJwtDecoder.class)).isEmpty();
            assertThat(own.get("/secured/authorities", "Authorization", "Bearer opaque")
                            .statusCode())
                    .isEqualTo(200);
            assertRefused(own.get("/secured/token", "Authorization", issuer.bearer(JwsAlgorithm.ES256)));
        }
    }
}
