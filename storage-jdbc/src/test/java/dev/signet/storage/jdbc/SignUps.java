package dev.signet.storage.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestingRows;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A process of its own, in which people sign up until it is killed. It prints whom it has told that they have. */
final class SignUps {

    static final String SESSION_TOKEN = "better-auth.session_token";
    private static final int CLIENTS = 4;

    private SignUps() {}

    /** Takes the URL of the database, its user and the password, and does not end. */
    public static void main(String[] arguments) {
        var config = new HikariConfig();
        config.setJdbcUrl(arguments[0]);
        config.setUsername(arguments[1]);
        config.setPassword(arguments.length > 2 ? arguments[2] : "");
        var auth = InDatabase.engine(new HikariDataSource(config));
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (int i = 0; i < CLIENTS; i++) {
            new Thread(() -> signUp(auth, out)).start();
        }
    }

    private static void signUp(TestAuth auth, PrintStream out) {
        while (true) {
            String email = TestingRows.id() + "@example.com";
            TestBrowser browser = auth.browser();
            if (browser.signUp(email).status() != 200) {
                throw new IllegalStateException("A sign-up was refused.");
            }
            out.println(email + " " + browser.cookie(SESSION_TOKEN).orElseThrow());
        }
    }
}
