package dev.signet.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jwt.JwsAlgorithm;
import dev.signet.jwt.JwtClaims;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;

/** What a token allows: authorities of its claims, and routes that ask for them. */
class SpringSecurityAuthoritiesTest {

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

    private static List<String> granted(Map<String, Object> claims) {
        Jwt jwt = Jwt.withTokenValue("token")
                .header("alg", "EdDSA")
                .expiresAt(Instant.MAX)
                .claims(all -> all.putAll(claims))
                .build();
        return new SignetAuthoritiesConverter(List.of("scope", "scp"), List.of("roles", "role"), List.of("permissions"))
                .convert(jwt).stream().map(GrantedAuthority::getAuthority).toList();
    }

    static Stream<Arguments> claims() {
        return Stream.of(
                Arguments.of(Map.of("scope", "read write"), List.of("SCOPE_read", "SCOPE_write")),
                Arguments.of(Map.of("scope", "one  two "), List.of("SCOPE_one", "SCOPE_two")),
                Arguments.of(Map.of("scp", List.of("read", "write")), List.of("SCOPE_read", "SCOPE_write")),
                Arguments.of(Map.of("scope", "read", "scp", "write"), List.of("SCOPE_read")),
                Arguments.of(Map.of("scope", "", "scp", "write"), List.of()),
                Arguments.of(Map.of("roles", List.of("admin")), List.of("ROLE_admin")),
                Arguments.of(Map.of("role", "admin"), List.of("ROLE_admin")),
                Arguments.of(Map.of("role", "ROLE_admin"), List.of("ROLE_admin")),
                Arguments.of(
                        Map.of("permissions", List.of("tasks:write", "tasks:read")),
                        List.of("tasks:write", "tasks:read")));
    }

    @ParameterizedTest
    @MethodSource("claims")
    void aClaimIsAStringOrAListOfStrings(Map<String, Object> claims, List<String> authorities) {
        assertThat(granted(claims)).containsExactlyElementsOf(authorities);
    }

    static Stream<Object> wrongTypes() {
        return Stream.of(
                7L,
                true,
                1.5,
                Map.of("admin", "admin"),
                List.of("admin", 7L),
                List.of(List.of("admin")),
                Arrays.asList("admin", null),
                "",
                " ",
                List.of(""));
    }

    @ParameterizedTest
    @MethodSource("wrongTypes")
    void aClaimOfAnotherFormGrantsNothing(Object value) {
        for (String name : List.of("scope", "scp", "roles", "role", "permissions")) {
            assertThat(granted(Map.of(name, value, "sub", "ada"))).isEmpty();
        }
    }

    @Test
    void aPermissionIsNeverARoleAScopeOrAFactor() {
        assertThat(granted(Map.of("permissions", "ROLE_admin SCOPE_all FACTOR_PASSWORD tasks:read")))
                .containsExactly("tasks:read");
    }

    private static int status(String path, JwtClaims.Builder claims) {
        return app.get(path, "Authorization", issuer.bearer(JwsAlgorithm.EDDSA, claims))
                .statusCode();
    }

    private static JwtClaims.Builder ada() {
        return JwtClaims.builder().subject("ada");
    }

    @Test
    void methodSecurityAsksForRolesAndPermissions() {
        assertThat(status("/secured/admin", ada().claim("roles", List.of("user", "admin"))))
                .isEqualTo(200);
        assertThat(status("/secured/admin", ada().claim("roles", "user"))).isEqualTo(403);
        assertThat(status("/secured/admin", ada().claim("permissions", "ROLE_admin")))
                .isEqualTo(403);
        assertThat(status("/secured/write", ada().claim("permissions", List.of("tasks:write"))))
                .isEqualTo(200);
        assertThat(status("/secured/write", ada())).isEqualTo(403);
    }

    @Test
    void theNamesOfTheClaimsCanBeSet() {
        String[] settings = SecuredApplication.settings(
                issuer,
                "signet.authorities.roles=https://example.com/groups",
                "signet.authorities.permissions=",
                "signet.authorities.scopes=scp");
        try (TestingApplication named = TestingApplication.start(SecuredApplication.class, settings)) {
            JwtClaims.Builder claims = ada().claim("https://example.com/groups", List.of("staff"))
                    .claim("roles", "admin")
                    .claim("permissions", "tasks:write")
                    .claim("scope", "all")
                    .claim("scp", "read");
            assertThat(named.get("/secured/authorities", "Authorization", issuer.bearer(JwsAlgorithm.EDDSA, claims))
                            .body())
                    .isEqualTo("[FACTOR_BEARER, ROLE_staff, SCOPE_read]");
        }
    }

    @Test
    void theClaimNamesOfSpringBootComeFirst() {
        String[] settings = SecuredApplication.settings(
                issuer,
                ResourceServerProperties.PREFIX + ".authorities-claim-name=groups",
                ResourceServerProperties.PREFIX + ".authority-prefix=GROUP_");
        try (TestingApplication named = TestingApplication.start(SecuredApplication.class, settings)) {
            JwtClaims.Builder claims = ada().claim("groups", "staff").claim("roles", "admin");
            assertThat(named.get("/secured/authorities", "Authorization", issuer.bearer(JwsAlgorithm.EDDSA, claims))
                            .body())
                    .isEqualTo("[FACTOR_BEARER, GROUP_staff]");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(SecuredApplication.class)
    static class OwnConverter {

        @Bean
        JwtAuthenticationConverter converter() {
            JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
            converter.setPrincipalClaimName("email");
            return converter;
        }
    }

    @Test
    void aConverterOfTheApplicationDecides() {
        try (TestingApplication own =
                TestingApplication.start(OwnConverter.class, SecuredApplication.settings(issuer))) {
            JwtClaims.Builder claims = ada().claim("email", "ada@example.com").claim("roles", "admin");
            assertThat(own.get("/secured/token", "Authorization", issuer.bearer(JwsAlgorithm.EDDSA, claims))
                            .body())
                    .contains("\"name\":\"ada@example.com\"", "\"authorities\":\"[FACTOR_BEARER]\"");
        }
    }
}
