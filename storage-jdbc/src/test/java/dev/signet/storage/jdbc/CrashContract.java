package dev.signet.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.signet.testkit.TestAuth;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The application is killed while people sign up, again and again: what it has told them holds, and nothing is half made. */
abstract class CrashContract {

    private static final int ROUNDS = 5;
    private static final int FIRST = 5;
    private static final int LONGEST_MILLIS = 500;

    /** A pool on an empty database. */
    abstract HikariConfig pool();

    @Test
    @Tag("R-355")
    void whoeverWasToldThatTheySignedUpHasAnAccountAndASession() throws Exception {
        var config = pool();
        List<String> told = new ArrayList<>();
        try (var database = new HikariDataSource(config)) {
            Migrations.migrate(database);
            for (int round = 0; round < ROUNDS; round++) {
                told.addAll(toldUntilKilled(config));
                assertSound(database);
            }
            assertThat(told).hasSizeGreaterThanOrEqualTo(ROUNDS * FIRST);
            try (TestAuth auth = InDatabase.engine(database)) {
                told.forEach(line -> assertKept(auth, line.split(" ", 2)[0], line.split(" ", 2)[1]));
            }
        }
    }

    /** Whom the process told so, until it was killed at some moment. */
    private static List<String> toldUntilKilled(HikariConfig config) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SignUps.class.getName(),
                        config.getJdbcUrl(),
                        config.getUsername(),
                        config.getPassword() == null ? "" : config.getPassword())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            List<String> told = new ArrayList<>();
            for (int i = 0; i < FIRST; i++) {
                told.add(lines.readLine());
            }
            assertThat(told).as("the first who signed up").doesNotContainNull();
            Thread.sleep(ThreadLocalRandom.current().nextInt(LONGEST_MILLIS));
            // By its handle: Process itself would close the pipe. What is in it was said before; half a line, to
            // nobody.
            process.toHandle().destroyForcibly();
            String rest = readAll(lines);
            rest.substring(0, rest.lastIndexOf('\n') + 1).lines().forEach(told::add);
            return told;
        } finally {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    private static String readAll(BufferedReader reader) throws Exception {
        var text = new StringBuilder();
        for (int character = reader.read(); character >= 0; character = reader.read()) {
            text.append((char) character);
        }
        return text.toString();
    }

    private static void assertSound(HikariDataSource database) throws Exception {
        String orphans = "SELECT \"id\" FROM \"%s\" WHERE \"%s\" NOT IN (SELECT \"%s\" FROM \"%s\")";
        assertThat(Sql.query(database, orphans.formatted("user", "id", "userId", "account")))
                .as("users without an account")
                .isEmpty();
        assertThat(Sql.query(database, orphans.formatted("account", "userId", "id", "user")))
                .as("accounts without a user")
                .isEmpty();
        assertThat(Sql.query(database, orphans.formatted("session", "userId", "id", "user")))
                .as("sessions without a user")
                .isEmpty();
    }

    private static void assertKept(TestAuth auth, String email, String cookie) {
        assertThat(auth.browser().signIn(email, TestAuth.PASSWORD).status()).isEqualTo(200);
        assertThat(auth.browser()
                        .cookie(SignUps.SESSION_TOKEN, cookie)
                        .get("/get-session")
                        .text("user.email"))
                .isEqualTo(email);
    }
}
