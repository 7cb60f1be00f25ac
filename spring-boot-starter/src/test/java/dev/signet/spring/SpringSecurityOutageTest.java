package dev.signet.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.jwt.JwsAlgorithm;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that can't be had are no fault of the token, and the client must be able to tell. */
class SpringSecurityOutageTest {

    private static void assertOutage(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(answer.body()).contains("\"code\":\"SERVICE_UNAVAILABLE\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "signet.trusted-origins=https://app.example.com"})
    void keysThatCanNotBeFetchedAreAnswered503(String setting) throws IOException {
        try (IssuerServer issuer = IssuerServer.start();
                TestingApplication app = TestingApplication.start(
                        SecuredApplication.class,
                        SecuredApplication.settings(issuer, setting.isEmpty() ? "signet.data=data" : setting))) {
            issuer.withdraw("/jwks");

            HttpResponse<String> answer = app.get(
                    "/secured/token",
                    "Authorization",
                    issuer.bearer(JwsAlgorithm.RS256),
                    "Origin",
                    "https://app.example.com");
            assertOutage(answer);
            assertThat(answer.headers()
                            .firstValue("Access-Control-Allow-Origin")
                            .isPresent())
                    .isEqualTo(!setting.isEmpty());
            assertThat(app.get("/secured/token").statusCode()).isEqualTo(401);
            assertThat(app.get("/secured/token", "Authorization", "Bearer garbage")
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void anIssuerThatIsAwayDoesNotStopTheStart() throws IOException {
        try (IssuerServer issuer = IssuerServer.start()) {
            issuer.withdraw(IssuerServer.OPENID);
            try (TestingApplication app = byIssuer(issuer)) {
                assertThat(issuer.visits(IssuerServer.OPENID)).isZero();
                assertOutage(app.get("/secured/token", "Authorization", issuer.bearer(JwsAlgorithm.EDDSA)));
            }
        }
    }

    @Test
    void anIssuerAloneIsEnough() throws IOException {
        try (IssuerServer issuer = IssuerServer.start();
                TestingApplication app = byIssuer(issuer)) {
            for (JwsAlgorithm algorithm : new JwsAlgorithm[] {JwsAlgorithm.EDDSA, JwsAlgorithm.RS256}) {
                assertThat(app.get("/secured/token", "Authorization", issuer.bearer(algorithm))
                                .statusCode())
                        .isEqualTo(200);
            }
            assertThat(issuer.visits(IssuerServer.OPENID)).isEqualTo(1);
            assertThat(issuer.visits("/jwks")).isEqualTo(1);
        }
    }

    @Test
    void oneIssuerDoesNotSpeakForAnother() throws IOException {
        try (IssuerServer issuer = IssuerServer.start();
                TestingApplication app = byIssuer(issuer)) {
            issuer.serve(IssuerServer.OPENID, issuer.metadata("https://another.example.com"));

            assertOutage(app.get("/secured/token", "Authorization", issuer.bearer(JwsAlgorithm.EDDSA)));
            assertThat(issuer.visits("/jwks")).isZero();
        }
    }

    private static TestingApplication byIssuer(IssuerServer issuer) {
        return TestingApplication.start(
                SecuredApplication.class,
                SecuredApplication.settings(issuer, ResourceServerProperties.PREFIX + ".jwk-set-uri="));
    }
}
