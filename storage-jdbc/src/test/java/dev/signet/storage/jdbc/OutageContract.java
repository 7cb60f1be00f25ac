package dev.signet.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The database goes away and comes back while people use the engine: they wait a moment, and nobody is signed out. */
@Tag("R-354")
@Tag("newest-jdk")
abstract class OutageContract {

    private static final int PEOPLE = 4;
    /** Two seconds for a connection, two to find that it is dead, two for an answer; and a machine that is busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private StoppableServer server;
    private HikariDataSource database;
    private TestAuth auth;
    private List<TestBrowser> people;

    /** A server of this test's own. */
    abstract StoppableServer server() throws Exception;

    @BeforeEach
    void peopleAreSignedIn() throws Exception {
        server = server();
        var pool = server.pool();
        pool.setConnectionTimeout(2_000);
        pool.setInitializationFailTimeout(30_000);
        // The connection's own limit, in milliseconds here, and in seconds there.
        pool.addDataSourceProperty("socketTimeout", pool.getJdbcUrl().startsWith("jdbc:mariadb:") ? "2000" : "2");
        database = new HikariDataSource(pool);
        Migrations.migrate(database);
        auth = InDatabase.engine(database);
        people = IntStream.range(0, PEOPLE)
                .mapToObj(i -> {
                    TestBrowser browser = auth.browser();
                    assertThat(browser.signUp(email(i)).status()).isEqualTo(200);
                    return browser;
                })
                .toList();
    }

    @AfterEach
    void close() {
        auth.close();
        database.close();
        server.close();
    }

    @Test
    @Tag("R-050")
    void aServerThatIsStoppedAndStartedAgainSignsNobodyOut() throws Exception {
        try (var load = new Load(auth, people)) {
            load.awaitReads(200, 4);
            server.stop();
            load.awaitReads(503, 4);
            server.startAgain();
            load.awaitRecovery();

            assertGoodManners(load.finish());
        }
        assertNothingIsLost();
    }

    @Test
    @Tag("R-050")
    void aServerThatHangsForAWhileSignsNobodyOut() throws Exception {
        try (var load = new Load(auth, people)) {
            load.awaitReads(200, 4);
            server.freeze();
            try {
                load.awaitReads(503, 2);
            } finally {
                server.thaw();
            }
            load.awaitRecovery();

            assertGoodManners(load.finish());
        }
        assertNothingIsLost();
    }

    private static void assertGoodManners(List<Load.Answer> answers) {
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.call()).isIn(200, 503);
            assertThat(answer.took()).as(answer.call()).isLessThan(PATIENCE);
            if (answer.status() == 503) {
                assertThat(answer.response().header("retry-after")).isPresent();
                assertThat(answer.response().setCookies()).isEmpty();
            } else {
                assertThat(answer.response().body()).isNotEqualTo("null");
                assertThat(answer.response().setCookies()).noneMatch(cookie -> cookie.contains("Max-Age=0"));
            }
        });
    }

    private void assertNothingIsLost() throws Exception {
        for (int i = 0; i < PEOPLE; i++) {
            assertThat(people.get(i).get("/get-session?disableCookieCache=true").text("user.email"))
                    .isEqualTo(email(i));
        }
        assertThat(Sql.query(
                        database,
                        "SELECT \"id\" FROM \"user\" WHERE \"id\" NOT IN (SELECT \"userId\" FROM \"account\")"))
                .as("users without an account")
                .isEmpty();
    }

    static String email(int i) {
        return "person-" + i + "@example.com";
    }
}
