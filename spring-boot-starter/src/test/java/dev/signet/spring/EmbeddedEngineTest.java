package dev.signet.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.signet.storage.jdbc.EmbeddedDatabase;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine in an application: on its own database, or on the application's. */
class EmbeddedEngineTest {

    private static final String ORIGIN = "http://localhost:8080";
    private static final String ADA =
            "{\"email\":\"ada@example.com\",\"password\":\"correct horse battery\",\"name\":\"Ada\"}";

    @TempDir
    Path data;

    private TestingApplication start(Class<?> source, String... more) {
        String[] settings = new String[more.length + 3];
        settings[0] = "signet.data=" + data;
        settings[1] = "signet.protect=/api/**";
        settings[2] = "signet.password.bcrypt-cost=4";
        System.arraycopy(more, 0, settings, 3, more.length);
        return TestingApplication.start(source, settings);
    }

    private static String signUp(TestingApplication app) {
        HttpResponse<String> answer = app.post("/api/auth/sign-up/email", ADA);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .collect(Collectors.joining("; "));
    }

    @Test
    void nothingButTheStarterIsNeeded() {
        try (TestingApplication app = start(BareApplication.class)) {
            assertThat(app.get("/api/plain").statusCode()).isEqualTo(401);
            String cookies = signUp(app);

            HttpResponse<String> me = app.get("/api/me", "Cookie", cookies);
            assertThat(me.statusCode()).isEqualTo(200);
            assertThat(me.body()).endsWith("|ada@example.com|Ada");

            String token = app.get("/api/auth/token", "Cookie", cookies).body().split("\"", -1)[3];
            assertThat(app.get("/api/me", "Authorization", "Bearer " + token).body())
                    .isEqualTo(me.body());
            assertThat(app.send("POST", "/api/plain", "Cookie", cookies, "Origin", ORIGIN)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(app.send("POST", "/api/plain", "Cookie", cookies, "Origin", "https://evil.example.com")
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(data.resolve("signet.db")).exists();
    }

    @Test
    @Tag("R-015")
    void aRestartChangesNothingForThoseWhoAreSignedIn() {
        String cookies;
        try (TestingApplication app = start(BareApplication.class)) {
            cookies = signUp(app);
        }
        try (TestingApplication app = start(BareApplication.class)) {
            assertThat(app.get("/api/me", "Cookie", cookies).statusCode()).isEqualTo(200);
            assertThat(app.get("/api/auth/get-session", "Cookie", cookies).body())
                    .contains("ada@example.com");
        }
    }

    @Test
    @Tag("R-033")
    void theEnginesOwnPathIsExceptedFromProtection() {
        try (TestingApplication app = start(BareApplication.class, "signet.protect=/**")) {
            assertThat(app.get("/api/auth/ok").statusCode()).isEqualTo(200);
            assertThat(app.get("/api/auth/nothing").statusCode()).isEqualTo(404);
            assertThat(app.get("/api/auth").statusCode()).isEqualTo(404);
            assertThat(app.get("/api/authority").statusCode()).isEqualTo(401);
        }
    }

    @Test
    @Tag("R-028")
    void sessionCookiesAreNoAccessTokens() {
        try (TestingApplication app = start(BareApplication.class)) {
            String cookies = signUp(app);
            for (String cookie : cookies.split("; ", -1)) {
                String value = cookie.substring(cookie.indexOf('=') + 1);
                boolean accessToken = cookie.startsWith(TestingTokens.COOKIE);

                assertThat(app.get("/api/plain", "Authorization", "Bearer " + value)
                                .statusCode())
                        .as(cookie.split("=", 2)[0])
                        .isEqualTo(accessToken ? 200 : 401);
            }
        }
    }

    @Test
    void aDatabaseNamedByUrlIsUsed() {
        Path file = data.resolve("application.db");
        try (TestingApplication app = start(BareApplication.class, "spring.datasource.url=jdbc:sqlite:" + file)) {
            assertThat(app.get("/api/me", "Cookie", signUp(app)).statusCode()).isEqualTo(200);
        }
        assertThat(file).exists();
        assertThat(data.resolve("signet.db")).doesNotExist();
    }

    /** An application that opens its database by itself. */
    @Configuration(proxyBeanMethods = false)
    static class OwnDataSource {

        @Bean
        HikariDataSource applicationDatabase(SignetProperties properties) {
            return EmbeddedDatabase.open(properties.folder().resolve("own.db"));
        }
    }

    @Test
    void aDataSourceOfTheApplicationIsUsed() throws SQLException {
        try (TestingApplication app = start(OwnDataSource.class)) {
            assertThat(app.get("/api/me", "Cookie", signUp(app)).statusCode()).isEqualTo(200);
            try (var connection = app.context().getBean(DataSource.class).getConnection();
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT count(*) FROM \"user\"")) {
                assertThat(rows.getInt(1)).isEqualTo(1);
            }
        }
        assertThat(data.resolve("signet.db")).doesNotExist();
    }

    /** What Docker Compose and Testcontainers do: no URL in the settings, but a connection. */
    @Configuration(proxyBeanMethods = false)
    static class Connected {

        @Bean
        JdbcConnectionDetails connection(SignetProperties properties) {
            return new JdbcConnectionDetails() {
                @Override
                public String getUsername() {
                    return "";
                }

                @Override
                public String getPassword() {
                    return "";
                }

                @Override
                public String getJdbcUrl() {
                    return "jdbc:sqlite:" + properties.folder().resolve("connected.db");
                }
            };
        }
    }

    @Test
    void aConnectionThatSpringBootMadeIsUsed() {
        try (TestingApplication app = start(Connected.class)) {
            assertThat(app.get("/api/me", "Cookie", signUp(app)).statusCode()).isEqualTo(200);
        }
        assertThat(data.resolve("connected.db")).exists();
        assertThat(data.resolve("signet.db")).doesNotExist();
    }

    @Test
    void tablesAreLeftAloneWhenTheApplicationMigratesThem() {
        Path file = data.resolve("theirs.db");
        try (TestingApplication app = start(
                BareApplication.class, "signet.engine.migrate=false", "spring.datasource.url=jdbc:sqlite:" + file)) {
            assertThat(app.post("/api/auth/sign-up/email", ADA).statusCode()).isGreaterThanOrEqualTo(500);
        }
    }

    @Test
    void aFolderOnTheClassPathIsNotMistakenForTheDataFolder() {
        // The class path of the tests has a folder of this name.
        String name = "dev";
        SignetProperties properties;
        try (TestingApplication app = TestingApplication.start(TestingTokens.verifyOnly("signet.data=" + name))) {
            properties = app.context().getBean(SignetProperties.class);
        }
        assertThat(properties.folder()).isEqualTo(Path.of(name));
        assertThat(Files.exists(Path.of(name))).isFalse();
    }
}
