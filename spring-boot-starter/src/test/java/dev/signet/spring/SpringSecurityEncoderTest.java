package dev.signet.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.jwt.JwsAlgorithm;
import dev.signet.jwt.SigningKey;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtEncodingException;

/** Tokens that an application makes by Spring Security's interface. */
class SpringSecurityEncoderTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final SigningKey KEY = SigningKey.generate(JwsAlgorithm.ES256, "the-key", new SecureRandom());
    private static final JwtEncoder ENCODER = new SignetJwtEncoder(
            KEY, TestingTokens.ISSUER, TestingTokens.AUDIENCE, Duration.ofMinutes(15), InstantSource.fixed(NOW));

    @TempDir
    Path data;

    private static JwtEncoderParameters parameters(Consumer<JwtClaimsSet.Builder> more) {
        JwtClaimsSet.Builder claims = JwtClaimsSet.builder().subject("ada");
        more.accept(claims);
        return JwtEncoderParameters.from(claims.build());
    }

    @Test
    void whatIsNotGivenIsMade() {
        Jwt jwt = ENCODER.encode(parameters(claims -> {}));

        assertThat(jwt.getHeaders()).containsOnly(Map.entry("alg", "ES256"), Map.entry("kid", "the-key"));
        assertThat(jwt.getSubject()).isEqualTo("ada");
        assertThat(jwt.getClaimAsString("iss")).isEqualTo(TestingTokens.ISSUER);
        assertThat(jwt.getAudience()).containsExactly(TestingTokens.AUDIENCE);
        assertThat(jwt.getIssuedAt()).isEqualTo(NOW);
        assertThat(jwt.getExpiresAt()).isEqualTo(NOW.plus(Duration.ofMinutes(15)));
    }

    @Test
    void whatIsGivenIsKept() {
        Jwt jwt = ENCODER.encode(parameters(claims -> claims.id("token-1")
                .issuer(TestingTokens.ISSUER)
                .audience(List.of(TestingTokens.AUDIENCE))
                .issuedAt(NOW.minusSeconds(10))
                .notBefore(NOW.minusSeconds(5))
                .expiresAt(NOW.plusSeconds(20))
                .claim("roles", List.of("admin"))
                .claim("count", 7)
                .claim("since", Date.from(NOW))
                .claim("page", URI.create("https://example.com"))
                .claim("flag", true)
                .claim("nested", Map.of("at", NOW))));

        assertThat(jwt.getId()).isEqualTo("token-1");
        assertThat(jwt.getIssuedAt()).isEqualTo(NOW.minusSeconds(10));
        assertThat(jwt.getNotBefore()).isEqualTo(NOW.minusSeconds(5));
        assertThat(jwt.getExpiresAt()).isEqualTo(NOW.plusSeconds(20));
        assertThat(jwt.getClaims())
                .containsEntry("roles", List.of("admin"))
                .containsEntry("count", 7L)
                .containsEntry("since", NOW.getEpochSecond())
                .containsEntry("page", "https://example.com")
                .containsEntry("flag", true)
                .containsEntry("nested", Map.of("at", NOW.getEpochSecond()));
    }

    @Test
    void theTypeIsTakenOverAndAMatchingHeaderIsFine() {
        JwsHeader header = JwsHeader.with(SignatureAlgorithm.ES256)
                .keyId("the-key")
                .type("at+jwt")
                .build();

        Jwt jwt = ENCODER.encode(JwtEncoderParameters.from(
                header, JwtClaimsSet.builder().subject("ada").build()));
        assertThat(jwt.getHeaders()).containsEntry("typ", "at+jwt").hasSize(3);
    }

    static Stream<JwsHeader> foreignHeaders() {
        return Stream.of(
                JwsHeader.with(MacAlgorithm.HS256).build(),
                JwsHeader.with(SignatureAlgorithm.RS256).build(),
                JwsHeader.with(() -> "none").build(),
                JwsHeader.with(SignatureAlgorithm.ES256).keyId("another").build(),
                JwsHeader.with(SignatureAlgorithm.ES256)
                        .jwkSetUrl("https://example.com/jwks")
                        .build(),
                JwsHeader.with(SignatureAlgorithm.ES256).header("own", "x").build());
    }

    @ParameterizedTest
    @MethodSource("foreignHeaders")
    void anotherAlgorithmKeyOrMemberIsRefused(JwsHeader header) {
        JwtClaimsSet claims = JwtClaimsSet.builder().subject("ada").build();

        assertThatThrownBy(() -> ENCODER.encode(JwtEncoderParameters.from(header, claims)))
                .isInstanceOf(JwtEncodingException.class);
    }

    static Stream<Consumer<JwtClaimsSet.Builder>> foreignClaims() {
        return Stream.of(
                claims -> claims.issuer("https://evil.example.com"),
                claims -> claims.audience(List.of("https://evil.example.com")),
                claims -> claims.audience(List.of(TestingTokens.AUDIENCE, "https://evil.example.com")),
                claims -> claims.expiresAt(NOW.minusSeconds(1)),
                claims -> claims.claim("number", 1.5),
                claims -> claims.claim("object", new Object()));
    }

    @ParameterizedTest
    @MethodSource("foreignClaims")
    void anotherIssuerOrAudienceOrAValueThatIsNoClaimIsRefused(Consumer<JwtClaimsSet.Builder> more) {
        assertThatThrownBy(() -> ENCODER.encode(parameters(more))).isInstanceOf(JwtEncodingException.class);
    }

    @Test
    void theEnginesKeySignsWhatTheApplicationVerifies() {
        try (TestingApplication app = TestingApplication.start(
                SecuredApplication.class, "signet.data=" + data, "signet.jwt.algorithm=EdDSA")) {
            Jwt jwt = app.context().getBean(JwtEncoder.class).encode(parameters(claims -> {}));

            assertThat(jwt.getHeaders()).containsEntry("alg", "EdDSA").containsKey("kid");
            assertThat(app.context()
                            .getBean(JwtDecoder.class)
                            .decode(jwt.getTokenValue())
                            .getClaims())
                    .isEqualTo(jwt.getClaims());
            assertThat(app.get("/secured/token", "Authorization", "Bearer " + jwt.getTokenValue())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void theSharedSecretSigns() {
        try (TestingApplication app = TestingApplication.start(SecuredApplication.class, TestingTokens.verifyOnly())) {
            Jwt jwt = app.context().getBean(JwtEncoder.class).encode(parameters(claims -> {}));

            assertThat(app.get("/secured/token", "Authorization", "Bearer " + jwt.getTokenValue())
                            .body())
                    .contains("String HS256");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnKey {

        @Bean
        SigningKey key() {
            return KEY;
        }
    }

    @Test
    void aKeyOfTheApplicationComesFirst() {
        try (TestingApplication app = TestingApplication.start(OwnKey.class, TestingTokens.verifyOnly())) {
            Jwt jwt = app.context().getBean(JwtEncoder.class).encode(parameters(claims -> {}));

            assertThat(jwt.getHeaders()).containsEntry("kid", "the-key");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnEncoder {

        @Bean
        JwtEncoder encoder() {
            return parameters -> {
                throw new JwtEncodingException("own");
            };
        }
    }

    @Test
    void anEncoderOfTheApplicationDecides() {
        try (TestingApplication app = TestingApplication.start(OwnEncoder.class, TestingTokens.verifyOnly())) {
            assertThat(app.context().getBeansOfType(SignetJwtEncoder.class)).isEmpty();
        }
    }

    @Test
    void withoutAKeyThereIsNone() {
        try (TestingApplication app = TestingApplication.start(TestingTokens.verifyOnly(
                "signet.jwt.algorithm=EdDSA", "signet.jwt.jwks-url=https://auth.example.com/jwks"))) {
            assertThat(app.context().getBeansOfType(JwtEncoder.class)).isEmpty();
        }
    }
}
