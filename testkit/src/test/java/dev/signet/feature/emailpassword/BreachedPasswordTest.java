package dev.signet.feature.emailpassword;

import static dev.signet.fixture.Wire.error;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.signet.options.BreachOptions;
import dev.signet.options.BreachOptions.OnFailure;
import dev.signet.options.HashOptions;
import dev.signet.options.PasswordOptions;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The range API of Have I Been Pwned, played by a server in this process. */
@Timeout(30)
class BreachedPasswordTest {

    private static final String LEAKED = "correct leaked staple";

    /** SHA-1 of it, by hashlib of Python. */
    private static final String PREFIX = "B0337";

    private static final String SUFFIX = "EA468919E68C39DE431A4D66F65A6BE896E";
    private static final String OTHERS =
            "0018A45C4D1DEF81644B54AB7F969B88D65:10\r\n00D4F6E8FA6EECAD2A3AA415EEC418D38EC:2";
    private static final String COMPROMISED = "400 "
            + error(
                    "The password you entered has been compromised. Please choose a different password.",
                    "PASSWORD_COMPROMISED");
    private static final String BUSY =
            "503 " + error("The service is busy. Please try again in a moment.", "SERVICE_UNAVAILABLE");

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private String answer = OTHERS + "\r\n" + SUFFIX + ":3";
    private int status = 200;
    private boolean silent;
    private Duration timeout = Duration.ofSeconds(10);

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    @Tag("R-314")
    void aLeakedPasswordIsRefusedAndOnlyFiveDigitsLeave() {
        // better-auth 1.7.6: have-i-been-pwned, status, code and text
        try (var auth = checking(OnFailure.ALLOW)) {
            assertThat(signUp(auth, LEAKED)).hasToString(COMPROMISED);
            assertThat(asked).containsExactly("GET /range/" + PREFIX + " Add-Padding: true");

            var browser = auth.browser();
            browser.signUp("ada@example.com");
            assertThat(browser.post(
                            "/change-password", Map.of("currentPassword", TestAuth.PASSWORD, "newPassword", LEAKED)))
                    .hasToString(COMPROMISED);
            assertThat(asked).hasSize(3);
            assertThat(auth.browser()
                            .signIn("ada@example.com", TestAuth.PASSWORD)
                            .status())
                    .isEqualTo(200);
            assertThat(asked).as("a sign-in asks nobody").hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                OTHERS,
                "",
                OTHERS + "\nEA468919E68C39DE431A4D66F65A6BE896E:0",
                OTHERS + "\nEA468919E68C39DE431A4D66F65A6BE896E:000",
                "0000000000000000000000000000000000A:1"
            })
    @Tag("R-314")
    void whatIsNotListedOrOnlyPaddingIsAccepted(String list) {
        answer = list;
        try (var auth = checking(OnFailure.REFUSE)) {
            assertThat(signUp(auth, LEAKED).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "redirect", "nonsense", "huge", "silence", "nobody"})
    @Tag("R-314")
    void withoutAnAnswerTheSettingDecides(String failure) {
        switch (failure) {
            case "status" -> status = 500;
            case "redirect" -> status = 302;
            case "nonsense" -> answer = "<html>" + SUFFIX + ":3</html>";
            case "huge" -> answer = (SUFFIX + ":3\r\n").repeat(20_000);
            case "silence" -> {
                silent = true;
                timeout = Duration.ofMillis(500);
            }
            default -> server.stop(0);
        }
        try (var open = checking(OnFailure.ALLOW);
                var closed = checking(OnFailure.REFUSE)) {
            assertThat(signUp(open, LEAKED).status()).isEqualTo(200);
            TestResponse refused = signUp(closed, LEAKED);
            assertThat(refused).hasToString(BUSY);
            assertThat(refused.header("retry-after")).contains("2");
            assertThat(closed.storage().users().findById("nobody")).isEmpty();
        }
    }

    @Test
    @Tag("R-314")
    void nobodyIsAskedUnlessTheCheckIsOn() {
        try (var auth = TestAuth.create()) {
            assertThat(signUp(auth, LEAKED).status()).isEqualTo(200);
        }
        try (var auth = checking(OnFailure.ALLOW)) {
            assertThat(signUp(auth, "password").status())
                    .as("known without asking")
                    .isEqualTo(400);
        }
        assertThat(asked).isEmpty();
    }

    private TestAuth checking(OnFailure onFailure) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/range/");
        var breached = new BreachOptions(true, url, timeout, onFailure);
        return TestAuth.builder()
                .options(options -> options.password(new PasswordOptions(8, 128, HashOptions.bcrypt(4), 64, breached)))
                .build();
    }

    private static TestResponse signUp(TestAuth auth, String password) {
        return auth.browser()
                .post("/sign-up/email", Map.of("name", "Eve", "email", "eve@example.com", "password", password));
    }

    private void handle(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " Add-Padding: "
                + exchange.getRequestHeaders().getFirst("Add-Padding"));
        try (exchange) {
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            if (silent) {
                // The header has arrived; the body drips for ever.
                exchange.getResponseBody().write(body, 0, 1);
                exchange.getResponseBody().flush();
                end.await(20, TimeUnit.SECONDS);
            }
            exchange.getResponseBody().write(body);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
