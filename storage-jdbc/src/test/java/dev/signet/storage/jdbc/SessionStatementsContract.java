package dev.signet.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.signet.options.DatabaseSessionOptions;
import dev.signet.options.DatabaseSessionOptions.CookieCache;
import dev.signet.options.DatabaseSessionOptions.TokenStorage;
import dev.signet.options.SessionOptions;
import dev.signet.options.SessionOptions.Strategy;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What sessions in the database cost, counted at the driver, and that no race ends one. */
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
    void whatEveryOtherCallCosts() {
        TestBrowser other = auth.browser();
        assertThat(cost(() -> other.signIn(EMAIL, TestAuth.PASSWORD))).isEqualTo(2);
        String token = other.get("/get-session").text("session.token");
        assertThat(cost(() -> browser.get("/token"))).isEqualTo(1);
        assertThat(cost(() -> browser.get("/list-sessions"))).isEqualTo(2);
        assertThat(cost(() -> browser.post("/revoke-session", Map.of("token", token))))
                .isEqualTo(2);
        assertThat(cost(() -> browser.post("/revoke-other-sessions"))).isEqualTo(2);
        auth.clock().advance(DAY);
        assertThat(cost(() -> browser.get("/get-session")))
                .as("a renewal reads and writes")
                .isEqualTo(2);
        assertThat(cost(() -> browser.post("/sign-out"))).isEqualTo(1);
        browser.signIn(EMAIL, TestAuth.PASSWORD);
        assertThat(counter.take().stream().filter(sql -> !sql.contains("LIMIT ?")))
                .as("the hourly sweep goes on beside it")
                .hasSize(2);
    }

    @RepeatedTest(5)
    @Tag("R-083")
    void sixteenParallelRenewalsWriteOneExpiryAndSignNobodyOut() throws Exception {
        auth.clock().advance(DAY);

        List<TestResponse> responses = together(16, () -> browser.copy().get("/get-session"));

        assertThat(responses)
                .allMatch(response -> response.status() == 200)
                .allMatch(response -> response.text("session.expiresAt").equals("2026-03-09T10:15:30.123Z"));
        assertThat(browser.get("/get-session?disableCookieCache=true").text("user.email"))
                .isEqualTo(EMAIL);
        assertThat(Sql.query(database, "SELECT COUNT(*) FROM \"session\"")).containsExactly("1");
    }

    @RepeatedTest(5)
    @Tag("R-081")
    void renewalsBesideARevocationBringNothingBack() throws Exception {
        auth.clock().advance(DAY);
        TestBrowser owner = browser.copy();
        var turn = new AtomicInteger();

        together(
                16,
                () -> turn.getAndIncrement() == 8
                        ? owner.post("/revoke-sessions")
                        : browser.copy().get("/get-session"));

        assertThat(browser.get("/get-session?disableCookieCache=true").body()).isEqualTo("null");
        assertThat(Sql.query(database, "SELECT \"id\" FROM \"session\"")).isEmpty();
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

    private int cost(Runnable call) {
        counter.take();
        call.run();
        return counter.take().size();
    }

    private TestAuth with(CookieCache cache) {
        return with(cache, TokenStorage.PLAIN);
    }

    private TestAuth with(CookieCache cache, TokenStorage tokens) {
        var sessions = new SessionOptions(
                Strategy.DATABASE,
                Duration.ofDays(7),
                DAY,
                DAY,
                "better-auth",
                null,
                new DatabaseSessionOptions(cache, tokens));
        return TestAuth.builder()
                .storage(JdbcStorage.on(counter.dataSource()))
                .options(options -> options.session(sessions))
                .build();
    }

    private static <T> List<T> together(int count, Callable<T> task) throws Exception {
        var executor = Executors.newFixedThreadPool(count);
        try {
            var start = new CyclicBarrier(count);
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                futures.add(executor.submit(() -> {
                    start.await(10, TimeUnit.SECONDS);
                    return task.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get(60, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }
}
