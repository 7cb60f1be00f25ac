package dev.signet.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.UrlHandlerFilter;
import org.springframework.web.servlet.config.annotation.PathMatchConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.pattern.PathPatternParser;

/** {@code signet.protect}, and the ways around it that there must not be. */
class ProtectedPathsTest {

    private static final String[] BEARER = {"Authorization", TestingTokens.bearer("ada")};

    private static TestingApplication app;

    @BeforeAll
    static void start() {
        app = TestingApplication.start(TestingTokens.verifyOnly("signet.protect=/api/**"));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    @Tag("R-033")
    void severalPatternsOfEveryKind() {
        try (TestingApplication own =
                TestingApplication.start(TestingTokens.verifyOnly("signet.protect=/api/**,/admin,/reports/{id}"))) {
            for (String path : List.of("/api", "/api/plain", "/api/deep/er/plain", "/api/nothing", "/admin")) {
                assertThat(own.get(path).statusCode()).as(path).isEqualTo(401);
            }
            assertThat(own.get("/reports/7").statusCode()).isEqualTo(401);
            assertThat(own.get("/reports/7", BEARER).body()).isEqualTo(BareApplication.SECRET);
            assertThat(own.get("/open/hello").statusCode()).isEqualTo(200);
            assertThat(own.get("/api-of-others").statusCode()).isEqualTo(404);
            assertThat(own.get("/administration").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aListOfItems() {
        try (TestingApplication own = TestingApplication.start(
                TestingTokens.verifyOnly("signet.protect[0]=/admin", "signet.protect[1]=/api/plain"))) {
            assertThat(own.get("/admin").statusCode()).isEqualTo(401);
            assertThat(own.get("/api/plain").statusCode()).isEqualTo(401);
            assertThat(own.get("/api/deep/er/plain").statusCode()).isEqualTo(200);
        }
    }

    @Test
    @Tag("R-033")
    void everyMethodIsProtected() {
        for (String method : List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND")) {
            assertThat(app.send(method, "/api/plain").statusCode()).as(method).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//api/plain",
                "/api//plain",
                "/./api/plain",
                "/open/../api/plain",
                "/open/..;/api/plain",
                "/api;x=y/plain",
                "/api/plain;jsessionid=1",
                "/;/api/plain",
                "/%2e/api/plain",
                "/open/%2e%2e/api/plain",
                "/api%2fplain",
                "/api%2Fplain",
                "/api%5cplain",
                "/api\\plain",
                "/%2561pi/plain",
                "/api/plain%00",
                "/api/plain%3bx",
                "/api/plain/.",
                "/api/plain/x/..",
                "/api/auth/../plain",
                "/api/auth/%2e%2e/plain",
                "/api/auth/..;/plain"
            })
    @Tag("R-039")
    void noOtherSpellingOfAPathLeadsToIt(String target) {
        String response = RawRequest.get(app.port(), target);

        assertThat(RawRequest.status(response)).isEqualTo(400);
        assertThat(response).doesNotContain(BareApplication.SECRET);
    }

    @Test
    void percentEncodedLettersAreReadAsSpringReadsThem() {
        for (String target : List.of("/%61pi/plain", "/api/pl%61in", "http://localhost/api/plain", "/api/plain?;")) {
            assertThat(RawRequest.status(RawRequest.get(app.port(), target)))
                    .as(target)
                    .isEqualTo(401);
        }
    }

    @Test
    void anAmbiguousPathIsNamedAsSuch() {
        String response = RawRequest.get(app.port(), "/open//hello");

        assertThat(RawRequest.status(response)).isEqualTo(400);
        assertThat(response).contains("\"code\":\"AMBIGUOUS_PATH\"");
    }

    /** An application that reads its paths more generously than Spring does by itself. */
    @Configuration(proxyBeanMethods = false)
    static class Generous implements WebMvcConfigurer {

        @Override
        public void configurePathMatch(PathMatchConfigurer configurer) {
            PathPatternParser parser = new PathPatternParser();
            parser.setCaseSensitive(false);
            configurer.setPatternParser(parser);
        }

        @Bean
        FilterRegistrationBean<UrlHandlerFilter> withoutSlash() {
            return new FilterRegistrationBean<>(
                    UrlHandlerFilter.trailingSlashHandler("/**").wrapRequest().build());
        }
    }

    @Test
    void aGenerousApplicationIsProtectedAllTheSame() {
        try (TestingApplication own = TestingApplication.start(
                Generous.class, TestingTokens.verifyOnly("signet.protect=/admin,/api/plain"))) {
            assertThat(own.get("/ADMIN/", BEARER).body()).isEqualTo(BareApplication.SECRET);
            for (String path : List.of("/admin", "/admin/", "/ADMIN", "/Admin/", "/API/Plain")) {
                assertThat(own.get(path).statusCode()).as(path).isEqualTo(401);
            }
        }
    }

    @Test
    void aPrefixThatAProxyNamesIsNoWayAround() {
        try (TestingApplication own = TestingApplication.start(
                TestingTokens.verifyOnly("signet.protect=/api/**", "server.forward-headers-strategy=framework"))) {
            for (String prefix : List.of("/x", "/api", "/open", "/", "/open/..")) {
                assertThat(own.get("/api/plain", "X-Forwarded-Prefix", prefix).body())
                        .as(prefix)
                        .doesNotContain(BareApplication.SECRET);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"api/**,begins with a slash", "/api/{id,which is not a pattern", "/**/x/**/y,which is not a pattern"})
    void aPatternThatProtectsNothingStopsTheStart(String pattern, String reason) {
        assertThatThrownBy(() -> new ProtectedPaths(List.of("/good", pattern)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("signet.protect has \"" + pattern + "\"")
                .hasMessageContaining(reason);
    }
}
