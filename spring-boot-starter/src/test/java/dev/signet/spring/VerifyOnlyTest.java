package dev.signet.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.signet.Signet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application that trusts the tokens of another one. */
class VerifyOnlyTest {

    @TempDir
    Path data;

    @Test
    @Tag("R-038")
    void bySharedSecretNeitherEngineNorDatabaseIsThere() {
        try (TestingApplication app =
                TestingApplication.start(TestingTokens.verifyOnly("signet.protect=/**", "signet.data=" + data))) {
            assertThat(app.get("/api/me", "Authorization", TestingTokens.bearer("ada"))
                            .body())
                    .startsWith("ada|");
            assertThat(app.get("/api/auth/ok").statusCode()).isEqualTo(401);
            assertThat(app.get("/api/auth/ok", "Authorization", TestingTokens.bearer("ada"))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(app.context().getBeanProvider(Signet.class).getIfAvailable())
                    .isNull();
            assertThat(app.context().getBeanProvider(DataSource.class).getIfAvailable())
                    .isNull();
        }
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void theCookieOfAnEngineOnTlsHasItsPrefix() {
        try (TestingApplication app = TestingApplication.start(
                TestingTokens.verifyOnly("signet.protect=/**", "signet.base-url=https://auth.example.com"))) {
            String token = TestingTokens.of("ada");
            assertThat(app.get("/api/me", "Cookie", "__Secure-better-auth.access_token=" + token)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(app.get("/api/me", "Cookie", "better-auth.access_token=" + token)
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    @Tag("R-312")
    void bySecretsThatReplaceEachOther() {
        String next = "the-next-token-secret-of-the-tests-0123456789";
        try (TestingApplication app = verifyingBy("1:" + TestingTokens.SECRET + ",2:" + next)) {
            assertThat(status(app, TestingTokens.of("ada")))
                    .as("from before the versions, where the next one is only announced")
                    .isEqualTo(200);
        }
        try (TestingApplication app = verifyingBy("2:" + next + ",1:" + TestingTokens.SECRET)) {
            assertThat(status(app, TestingTokens.of("ada")))
                    .as("from before the versions")
                    .isEqualTo(200);
            assertThat(status(app, TestingTokens.signedBy(TestingTokens.SECRET, "1")))
                    .isEqualTo(200);
            assertThat(status(app, TestingTokens.signedBy(next, "2"))).isEqualTo(200);
            assertThat(status(app, TestingTokens.signedBy(next, "1"))).isEqualTo(401);
            assertThat(status(app, TestingTokens.signedBy(next, "3"))).isEqualTo(401);
        }
        try (TestingApplication app = TestingApplication.start(
                TestingTokens.verifyOnly("signet.protect=/api/**", "signet.jwt.secrets=2:" + next))) {
            assertThat(status(app, TestingTokens.of("ada")))
                    .as("the one before the list")
                    .isEqualTo(200);
            assertThat(status(app, TestingTokens.signedBy(next, "2"))).isEqualTo(200);
        }
        try (TestingApplication app = TestingApplication.start(TestingTokens.verifyOnly("signet.protect=/api/**"))) {
            assertThat(status(app, TestingTokens.signedBy(TestingTokens.SECRET, "1")))
                    .as("one secret, whatever its version is elsewhere")
                    .isEqualTo(200);
        }
    }

    /** By these secrets alone. */
    private static TestingApplication verifyingBy(String secrets) {
        return TestingApplication.start(
                "signet.engine.enabled=false",
                "signet.jwt.secrets=" + secrets,
                "signet.jwt.issuer=" + TestingTokens.ISSUER,
                "signet.jwt.audience=" + TestingTokens.AUDIENCE,
                "signet.protect=/api/**",
                "spring.autoconfigure.exclude=" + TestingTokens.DATABASE);
    }

    private static int status(TestingApplication app, String token) {
        return app.get("/api/me", "Authorization", "Bearer " + token).statusCode();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EdDSA", "ES256", "RS256"})
    @Tag("R-038")
    void byPublicKeysOfAnotherEngine(String algorithm) {
        try (TestingApplication issuer = TestingApplication.start(
                "signet.data=" + data,
                "signet.jwt.algorithm=" + algorithm,
                "signet.jwt.issuer=" + TestingTokens.ISSUER,
                "signet.jwt.audience=" + TestingTokens.AUDIENCE,
                "signet.password.bcrypt-cost=4")) {
            String token = tokenOf(issuer);
            String keys = issuer.get("/api/auth/jwks").body();
            try (TestingApplication app = byKeys(algorithm, issuer.port(), "/api/auth/jwks")) {
                assertThat(app.get("/api/me", "Authorization", "Bearer " + token)
                                .body())
                        .endsWith("|ada@example.com|Ada");
                for (String forged : forgeries(token, keys)) {
                    HttpResponse<String> answer = app.get("/api/me", "Authorization", "Bearer " + forged);
                    assertThat(answer.statusCode()).isEqualTo(401);
                    assertThat(answer.body()).contains("INVALID_TOKEN");
                }
            }
        }
    }

    private static TestingApplication byKeys(String algorithm, int port, String path) {
        return TestingApplication.start(TestingTokens.verifyOnly(
                "signet.protect=/api/**",
                "signet.jwt.secret=",
                "signet.jwt.algorithm=" + algorithm,
                "signet.jwt.jwks-url=http://127.0.0.1:" + port + path));
    }

    private static String tokenOf(TestingApplication issuer) {
        String cookies = issuer
                .post(
                        "/api/auth/sign-up/email",
                        "{\"email\":\"ada@example.com\",\"password\":\"correct horse battery\",\"name\":\"Ada\"}")
                .headers()
                .allValues("Set-Cookie")
                .stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .collect(Collectors.joining("; "));
        return issuer.get("/api/auth/token", "Cookie", cookies).body().split("\"", -1)[3];
    }

    private static String[] forgeries(String token, String keys) {
        String[] parts = token.split("\\.", -1);
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String other = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(payload.replace("Ada", "Eve").getBytes(StandardCharsets.UTF_8));
        return new String[] {
            parts[0] + "." + other + "." + parts[2],
            parts[0] + "." + parts[1] + "." + "A".repeat(parts[2].length()),
            TestingTokens.signedBy(keys),
            TestingTokens.of("ada")
        };
    }

    @Test
    void keysThatCanNotBeFetchedAreNoFaultOfTheToken() throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        try (TestingApplication app = byKeys("EdDSA", nobody, "/jwks")) {
            HttpResponse<String> answer = app.get("/api/me", "Authorization", "Bearer " + eddsaToken());

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
            assertThat(answer.body()).contains("\"code\":\"SERVICE_UNAVAILABLE\"");
            assertThat(app.get("/open/me", "Authorization", "Bearer " + eddsaToken())
                            .statusCode())
                    .isEqualTo(503);
            assertThat(app.get("/open/hello", "Authorization", "Bearer " + eddsaToken())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(app.get("/api/me").statusCode()).isEqualTo(401);
            assertThat(app.get("/api/me", "Authorization", "Bearer garbage").statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void aServerThatAnswersNonsenseIsAnOutageToo() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/jwks", exchange -> {
            byte[] body = "<html>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try (TestingApplication app = byKeys("EdDSA", server.getAddress().getPort(), "/jwks")) {
            assertThat(app.get("/api/me", "Authorization", "Bearer " + eddsaToken())
                            .statusCode())
                    .isEqualTo(503);
        } finally {
            server.stop(0);
        }
    }

    /** Well formed, so that its key is looked for. */
    private static String eddsaToken() {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString("{\"alg\":\"EdDSA\",\"kid\":\"a\"}".getBytes(StandardCharsets.UTF_8))
                + "."
                + base64.encodeToString("{\"sub\":\"ada\"}".getBytes(StandardCharsets.UTF_8))
                + "."
                + base64.encodeToString(new byte[64]);
    }
}
