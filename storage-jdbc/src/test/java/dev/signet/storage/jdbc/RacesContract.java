package dev.signet.storage.jdbc;

import static dev.signet.testkit.Together.RACERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.signet.mail.MailKind;
import dev.signet.options.DatabaseSessionOptions;
import dev.signet.options.EmailOptions;
import dev.signet.options.RequestOptions;
import dev.signet.options.RequestOptions.RateLimitStorage;
import dev.signet.options.SessionOptions;
import dev.signet.storage.Storage;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestResponse;
import dev.signet.testkit.TestingClock;
import dev.signet.testkit.TestingRows;
import dev.signet.testkit.Together;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;

/**
 * What may happen once happens once, asked of the engine: 32 requests at the same moment, spread over two instances that
 * share one database, fifty times for each thing.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("R-352")
@Tag("newest-jdk")
abstract class RacesContract {

    private static final int TIMES = 50;
    private static final int RENEWALS = 16;
    private static final Duration DAY = Duration.ofDays(1);
    private static final String SESSION_TOKEN = "better-auth.session_token";

    private final TestingClock clock = new TestingClock(TestAuth.START);

    private HikariDataSource database;
    private TestAuth one;
    private TestAuth other;
    private TestAuth limiting;

    /** An empty database. */
    abstract HikariDataSource empty();

    @BeforeAll
    void start() {
        database = empty();
        Migrations.migrate(database);
        one = instance(false);
        other = instance(false);
        limiting = instance(true);
    }

    @AfterAll
    void close() {
        List.of(one, other, limiting).forEach(TestAuth::close);
        database.close();
    }

    @RepeatedTest(TIMES)
    void oneSignUpWithAnAddressWins() throws Exception {
        String email = email();

        var answers =
                race(i -> anybody(i).post("/sign-up/email", person("Racer " + i, email, "password-of-racer-" + i)));

        int winner = onlyOne(answers, 422);
        assertThat(Sql.query(database, "SELECT \"name\" FROM \"user\" WHERE \"email\" = '" + email + "'"))
                .containsExactly("Racer " + winner);
        assertThat(Sql.query(
                        database,
                        "SELECT \"userId\" FROM \"account\" WHERE \"userId\" = '"
                                + answers.get(winner).text("user.id") + "'"))
                .hasSize(1);
        assertOnlyPassword(email, "password-of-racer-" + winner);
    }

    @RepeatedTest(TIMES)
    void oneUseOfAResetTokenWins() throws Exception {
        String email = signedUp().email();
        one.browser().post("/request-password-reset", Map.of("email", email));
        String token = one.mailer().link(MailKind.RESET_PASSWORD, email).token();

        var answers = race(i ->
                anybody(i).post("/reset-password", Map.of("newPassword", "password-of-racer-" + i, "token", token)));

        assertOnlyPassword(email, "password-of-racer-" + onlyOne(answers, 400));
    }

    @RepeatedTest(TIMES)
    void oneFollowerOfALinkProvesAnAddress() throws Exception {
        var person = signedUp();
        person.browser().post("/send-verification-email", Map.of("email", person.email()));
        String token = one.mailer().link(MailKind.VERIFY_EMAIL, person.email()).token();

        var answers = race(i -> person.tab(i).get("/verify-email?token=" + token));

        assertThat(answers).extracting(TestResponse::status).containsOnly(200);
        assertThat(answers)
                .as("whom the proof signs in")
                .filteredOn(answer -> answer.setCookie(SESSION_TOKEN).isPresent())
                .hasSize(1);
    }

    @RepeatedTest(TIMES)
    void oneFollowerOfALinkChangesAnAddress() throws Exception {
        var person = signedUp();
        String next = email();
        assertThat(person.browser()
                        .post("/change-email", Map.of("newEmail", next))
                        .status())
                .isEqualTo(200);
        String token = one.mailer().link(MailKind.VERIFY_EMAIL, next).token();

        var answers = race(i -> person.tab(i).get("/verify-email?token=" + token));

        assertThat(answers)
                .filteredOn(answer -> answer.status() == 200)
                .singleElement()
                .satisfies(answer -> assertThat(answer.text("user.email")).isEqualTo(next));
        assertThat(answers).allMatch(answer -> answer.status() < 500);
    }

    @RepeatedTest(TIMES)
    void oneChangeOfAPasswordWins() throws Exception {
        var person = signedUp();

        var answers = race(i -> person.tab(i)
                .post(
                        "/change-password",
                        Map.of("currentPassword", TestAuth.PASSWORD, "newPassword", "password-of-racer-" + i)));

        assertOnlyPassword(person.email(), "password-of-racer-" + onlyOne(answers, 400, 401));
    }

    @RepeatedTest(TIMES)
    void oneUseOfADeletionLinkWins() throws Exception {
        var person = signedUp();
        person.browser().post("/delete-user");
        String token =
                one.mailer().link(MailKind.DELETE_ACCOUNT, person.email()).token();

        var answers = race(i -> person.tab(i).get("/delete-user/callback?token=" + token));

        onlyOne(answers, 400, 401, 404);
        assertThat(Sql.query(database, "SELECT \"id\" FROM \"user\" WHERE \"email\" = '" + person.email() + "'"))
                .isEmpty();
    }

    @RepeatedTest(TIMES)
    void oneMoreTryAtAPasswordIsCounted() throws Exception {
        // After the window in which the last race used up what one address may send.
        clock.advance(Duration.ofSeconds(10));
        String email = email();
        for (int i = 0; i < 9; i++) {
            assertThat(guess(email).status()).isEqualTo(401);
            clock.advance(Duration.ofSeconds(4));
        }
        clock.advance(Duration.ofSeconds(10));

        var answers = race(i -> guess(email));

        onlyOne(answers, 401, List.of(429));
    }

    @RepeatedTest(TIMES)
    @Tag("R-083")
    void sixteenRenewalsWriteOneExpiryAndSignNobodyOut() throws Exception {
        var person = signedUp();
        clock.advance(DAY);

        var answers = Together.run(RENEWALS, i -> person.tab(i).get("/get-session"));

        assertThat(answers).extracting(TestResponse::status).containsOnly(200);
        assertThat(answers).extracting(answer -> answer.text("user.email")).containsOnly(person.email());
        assertThat(answers)
                .extracting(answer -> answer.text("session.expiresAt"))
                .containsOnly(clock.instant().plus(Duration.ofDays(7)).toString());
        assertThat(answers).flatExtracting(TestResponse::setCookies).noneMatch(cookie -> cookie.contains("Max-Age=0"));
        assertThat(person.browser().get("/get-session?disableCookieCache=true").text("user.email"))
                .isEqualTo(person.email());
    }

    @RepeatedTest(TIMES)
    @Tag("R-081")
    void renewalsBesideARevocationBringNothingBack() throws Exception {
        var person = signedUp();
        clock.advance(DAY);

        Together.run(
                RENEWALS,
                i -> i == RENEWALS / 2
                        ? person.tab(i).post("/revoke-sessions")
                        : person.tab(i).get("/get-session"));

        assertThat(person.browser().get("/get-session?disableCookieCache=true").body())
                .isEqualTo("null");
    }

    /** Somebody who is signed in. */
    private record Person(String email, TestBrowser browser, TestAuth elsewhere) {

        /** A tab of their browser; every second request goes to the other instance. */
        TestBrowser tab(int i) {
            if (i % 2 == 0) {
                return browser.copy();
            }
            TestBrowser tab = elsewhere.browser();
            browser.cookies().forEach(tab::cookie);
            return tab;
        }
    }

    private Person signedUp() {
        String email = email();
        TestBrowser browser = one.browser();
        assertThat(browser.signUp(email).status()).isEqualTo(200);
        return new Person(email, browser, other);
    }

    private TestBrowser anybody(int i) {
        return (i % 2 == 0 ? one : other).browser();
    }

    private TestResponse guess(String email) {
        return limiting.browser()
                .request("POST", "/sign-in/email")
                .json(Map.of("email", email, "password", "a wrong password"))
                .from("192.0.2.7")
                .send();
    }

    private static <T> List<T> race(Together.Task<T> task) throws Exception {
        return Together.run(RACERS, task);
    }

    /** The number of the only answer with 200; all others are of these statuses. */
    private static int onlyOne(List<TestResponse> answers, Integer... refusals) {
        return onlyOne(answers, 200, List.of(refusals));
    }

    private static int onlyOne(List<TestResponse> answers, int success, List<Integer> refusals) {
        List<Integer> statuses = answers.stream().map(TestResponse::status).toList();
        assertThat(statuses).containsOnlyOnce(success);
        assertThat(statuses).filteredOn(status -> status != success).isSubsetOf(refusals);
        return statuses.indexOf(success);
    }

    private void assertOnlyPassword(String email, String password) {
        assertThat(other.browser().signIn(email, password).status()).isEqualTo(200);
        assertThat(one.browser().signIn(email, TestAuth.PASSWORD).status()).isEqualTo(401);
    }

    private static String email() {
        return TestingRows.id() + "@example.com";
    }

    private static Map<String, String> person(String name, String email, String password) {
        return Map.of("name", name, "email", email, "password", password);
    }

    private TestAuth instance(boolean limiting) {
        var sessions = SessionOptions.DEFAULTS.inDatabase(DatabaseSessionOptions.DEFAULTS);
        var requests = new RequestOptions(List.of(), List.of(), limiting, RateLimitStorage.DATABASE, 64 * 1024);
        var hour = Duration.ofHours(1);
        var mails = new EmailOptions(
                hour,
                new EmailOptions.Verification(false, null, false, true, hour),
                true,
                new EmailOptions.Deletion(true, true, DAY));
        Storage storage = JdbcStorage.on(database);
        return TestAuth.builder()
                .storage(storage)
                .clock(clock)
                .options(options -> options.session(sessions).request(requests).email(mails))
                .build();
    }
}
