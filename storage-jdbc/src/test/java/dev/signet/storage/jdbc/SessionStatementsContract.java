package dev.signet.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.signet.mail.MailKind;
import dev.signet.options.BreachOptions;
import dev.signet.options.DatabaseSessionOptions;
import dev.signet.options.DatabaseSessionOptions.CookieCache;
import dev.signet.options.DatabaseSessionOptions.TokenStorage;
import dev.signet.options.HashOptions;
import dev.signet.options.PasswordOptions;
import dev.signet.options.SessionOptions;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What sessions in the database cost, counted at the driver. */
abstract class SessionStatementsContract {

    private static final String EMAIL = "ada@example.com";
    private static final Duration DAY = Duration.ofDays(1);

    HikariDataSource database;

    private CountingDataSource counter;
    private TestAuth auth;
    private TestBrowser browser;

    /** An empty database. */
    abstract HikariDataSource empty();

    /** How the database answers this query, whose one parameter is a text; in one line for each step. */
    abstract List<String> plan(String sql) throws Exception;

    /** The column of the guide's table that speaks of this database. */
    int column() {
        return 1;
    }

    /** Whether a step of a plan reads a whole table. */
    abstract boolean readsAll(String step);

    @BeforeEach
    void somebodyIsSignedIn() {
        database = empty();
        Migrations.migrate(database);
        counter = new CountingDataSource(database);
        auth = with(CookieCache.JWT);
        browser = auth.browser();
        browser.signUp(EMAIL);
        counter.take();
    }

    @AfterEach
    void close() {
        auth.close();
        database.close();
    }

    @Test
    @Tag("R-082")
    void aReadFromTheCacheCostsNoStatement() {
        assertThat(browser.get("/get-session").text("user.email")).isEqualTo(EMAIL);

        assertThat(counter.take()).isEmpty();
    }

    @Test
    @Tag("R-082")
    void anyOtherReadCostsOneStatementWhichUsesIndexes() throws Exception {
        assertThat(browser.get("/get-session?disableCookieCache=true").text("user.email"))
                .isEqualTo(EMAIL);
        List<String> bypassed = counter.take();
        auth.clock().advance(Duration.ofMinutes(15));
        browser.get("/get-session");

        assertThat(counter.take()).isEqualTo(bypassed).hasSize(1);
        assertThat(plan(bypassed.get(0))).isNotEmpty().noneMatch(this::readsAll);
    }

    @Test
    @Tag("R-082")
    void withoutACacheEachReadCostsOneStatement() {
        try (var uncached = with(CookieCache.NONE)) {
            TestBrowser one = uncached.browser();
            one.signIn(EMAIL, TestAuth.PASSWORD);
            counter.take();
            for (int i = 0; i < 3; i++) {
                one.get("/get-session");
                assertThat(counter.take()).hasSize(1);
            }
        }
    }

    @Test
    @Tag("R-353")
    void aSignInCostsTwoStatementsAndOneMoreWithANewHash() {
        assertThat(cost(() -> auth.browser().signIn(EMAIL, TestAuth.PASSWORD))).isEqualTo(2);
        try (var upgrading = TestAuth.builder()
                .storage(JdbcStorage.on(counter.dataSource()))
                .clock(auth.clock())
                .options(options -> options.session(SessionOptions.DEFAULTS.inDatabase(DatabaseSessionOptions.DEFAULTS))
                        .password(new PasswordOptions(8, 128, HashOptions.bcrypt(5), 1_000, BreachOptions.DEFAULTS)))
                .build()) {
            upgrading.clock().advance(DAY);
            assertThat(cost(() -> upgrading.browser().signIn(EMAIL, TestAuth.PASSWORD)))
                    .as("with a new hash")
                    .isEqualTo(3);
        }
    }

    @Test
    @Tag("R-353")
    void noCallCostsMoreThanTheGuideSays() throws Exception {
        var table = new StatementTable(column());
        TestBrowser other = auth.browser();
        table.check("`POST /sign-in/email`", cost(() -> other.signIn(EMAIL, TestAuth.PASSWORD)));
        String token = other.get("/get-session").text("session.token");
        table.check("`POST /sign-up/email`", cost(() -> auth.browser().signUp("eve@example.com")));
        table.check("`GET /get-session`, copy good", cost(() -> browser.get("/get-session")));
        table.check("`GET /token`", cost(() -> browser.get("/token")));
        table.check("`GET /list-sessions`", cost(() -> browser.get("/list-sessions")));
        table.check("`POST /revoke-session`", cost(() -> browser.post("/revoke-session", Map.of("token", token))));
        table.check("`POST /revoke-other-sessions`", cost(() -> browser.post("/revoke-other-sessions")));
        table.check("`POST /update-user`", cost(() -> browser.post("/update-user", Map.of("name", "Ada"))));
        table.check("`POST /change-password`", cost(() -> changePassword("another password 1")));
        table.check(
                "`POST /request-password-reset`",
                cost(() -> browser.post("/request-password-reset", Map.of("email", EMAIL))));
        String reset = auth.mailer().link(MailKind.RESET_PASSWORD, EMAIL).token();
        table.check(
                "`POST /reset-password`",
                cost(() ->
                        browser.post("/reset-password", Map.of("token", reset, "newPassword", "another password 2"))));
        browser.signIn(EMAIL, "another password 2");
        table.check(
                "`GET /get-session`, copy run out", cost(() -> browser.get("/get-session?disableCookieCache=true")));
        auth.clock().advance(DAY);
        table.check("`GET /get-session`, once a day", cost(() -> browser.get("/get-session")));
        table.check("`POST /sign-out`", cost(() -> browser.post("/sign-out")));
        table.checkAllRowsWereChecked();
    }

    @Test
    @Tag("R-050")
    void aDatabaseThatIsAwayIsAnsweredBy503AndKeepsTheCookies() {
        auth.clock().advance(Duration.ofMinutes(15));
        database.close();

        for (TestResponse response :
                List.of(browser.get("/get-session"), browser.get("/token"), browser.post("/sign-out"))) {
            assertThat(response.status()).isEqualTo(503);
            assertThat(response.header("retry-after")).isPresent();
            assertThat(response.setCookies()).isEmpty();
        }
    }

    @Test
    void theCookieOfADeletedUserIsNoSession() throws Exception {
        Sql.execute(database, "DELETE FROM \"user\"");

        assertThat(browser.get("/token").status()).isEqualTo(401);
        assertThat(browser.get("/get-session?disableCookieCache=true").body()).isEqualTo("null");
        assertThat(browser.cookies()).isEmpty();
    }

    @Test
    @Tag("R-088")
    void noColumnOfTheTableHoldsAHashedToken() throws Exception {
        try (var hashing = with(CookieCache.JWT, TokenStorage.HASHED)) {
            TestBrowser one = hashing.browser();
            one.signIn(EMAIL, TestAuth.PASSWORD);
            String token = one.cookie("better-auth.session_token").orElseThrow().substring(0, 32);

            for (String column : List.of("id", "token", "userId", "ipAddress", "userAgent")) {
                assertThat(Sql.query(database, "SELECT \"" + column + "\" FROM \"session\""))
                        .hasSize(2)
                        .doesNotContain(token);
            }
            assertThat(one.get("/token").status()).isEqualTo(200);
        }
    }

    private void changePassword(String next) {
        var body = Map.of("currentPassword", TestAuth.PASSWORD, "newPassword", next);
        assertThat(browser.post("/change-password", body).status()).isEqualTo(200);
    }

    private int cost(Runnable call) {
        counter.take();
        call.run();
        // The hourly sweep goes on beside the calls, on a thread of its own.
        return (int)
                counter.take().stream().filter(sql -> !sql.contains("LIMIT ?")).count();
    }

    private TestAuth with(CookieCache cache) {
        return with(cache, TokenStorage.PLAIN);
    }

    private TestAuth with(CookieCache cache, TokenStorage tokens) {
        return TestAuth.builder()
                .storage(JdbcStorage.on(counter.dataSource()))
                .options(options ->
                        options.session(SessionOptions.DEFAULTS.inDatabase(new DatabaseSessionOptions(cache, tokens))))
                .build();
    }
}
