package dev.signet.engine;

import static dev.signet.fixture.Wire.ACCESS_TOKEN;
import static dev.signet.fixture.Wire.SESSION_DATA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.crypto.VersionedSecret;
import dev.signet.fixture.ObservedStorage;
import dev.signet.jwt.JwsAlgorithm;
import dev.signet.options.JwtOptions;
import dev.signet.options.SecretOptions;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestingClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody signs in under the secrets A; then B takes their place. */
@Tag("R-312")
class RotationTest {

    private static final String EMAIL = "ada@example.com";
    private static final VersionedSecret MASTER_A = VersionedSecret.alone(TestAuth.SECRETS.master());
    private static final VersionedSecret TOKEN_A = VersionedSecret.alone(TestAuth.SECRETS.token());
    private static final VersionedSecret MASTER_B =
            new VersionedSecret("2", "other-master-secret-0123456789abcdefghij");
    private static final VersionedSecret TOKEN_B = new VersionedSecret("2", "other-token-secret-zyxwvutsrq9876543210");

    private static final SecretOptions A = TestAuth.SECRETS;
    private static final SecretOptions B_AND_A =
            new SecretOptions(List.of(MASTER_B, MASTER_A), List.of(TOKEN_B, TOKEN_A));
    private static final SecretOptions B = new SecretOptions(List.of(MASTER_B), List.of(TOKEN_B));

    private final ObservedStorage storage = new ObservedStorage();
    private final TestingClock clock = new TestingClock(TestAuth.START);

    @AutoClose
    private final TestAuth first = with(A, JwsAlgorithm.HS256);

    private TestBrowser browser = first.browser();

    @BeforeEach
    void somebodySignsInUnderA() {
        browser.signUp(EMAIL);
    }

    @Test
    void everythingGoesOnAndIsMadeByBFromThenOn() {
        String token = browser.cookie(ACCESS_TOKEN).orElseThrow();
        try (var both = with(B_AND_A, JwsAlgorithm.HS256)) {
            assertThat(both.signet().accessTokens().verify(token))
                    .as("API requests go on")
                    .isPresent();
            TestBrowser moved = moveTo(both);
            storage.forgetCalls();
            var session = moved.get("/get-session");

            assertThat(session.text("user.email")).isEqualTo(EMAIL);
            assertThat(session.text("session.id"))
                    .isEqualTo(browser.get("/get-session").text("session.id"));
            assertThat(session.setCookies()).hasSize(3);
            assertThat(storage.calls()).as("one read, once").containsExactly("UserStore.findById");
            assertThat(moved.get("/get-session").setCookies()).isEmpty();
            assertThat(moved.get("/token").status()).isEqualTo(200);
            browser = moved;
        }
        try (var alone = with(B, JwsAlgorithm.HS256)) {
            assertThat(alone.signet()
                            .accessTokens()
                            .verify(browser.cookie(ACCESS_TOKEN).orElseThrow()))
                    .isPresent();
            TestBrowser moved = moveTo(alone);
            assertThat(moved.get("/get-session").text("user.email")).isEqualTo(EMAIL);
            assertThat(moved.get("/get-session").setCookies()).as("a cache hit").isEmpty();
            assertThat(moved.post("/update-user", Map.of("name", "Augusta")).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aloneBRefusesWhatASigned() {
        try (var alone = with(B, JwsAlgorithm.HS256)) {
            TestBrowser moved = moveTo(alone);

            assertThat(moved.get("/token").status()).isEqualTo(401);
            assertThat(moved.get("/get-session").body()).isEqualTo("null");
            assertThat(alone.signet()
                            .accessTokens()
                            .verify(browser.cookie(ACCESS_TOKEN).orElseThrow()))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SESSION_DATA, ACCESS_TOKEN})
    void whatIsLostOfTheOldCookiesIsMadeByB(String lost) {
        try (var both = with(B_AND_A, JwsAlgorithm.HS256)) {
            TestBrowser moved = moveTo(both).forget(lost);

            assertThat(moved.get("/get-session").text("user.email")).isEqualTo(EMAIL);
            browser = moved;
        }
        try (var alone = with(B, JwsAlgorithm.HS256)) {
            assertThat(moveTo(alone).get("/token").status()).isEqualTo(200);
        }
    }

    @Test
    void aSessionThatIsNotRememberedStaysSoAndEndsAsItWould() {
        browser.post("/sign-in/email", Map.of("email", EMAIL, "password", TestAuth.PASSWORD, "rememberMe", false));
        clock.advance(Duration.ofHours(20));
        try (var both = with(B_AND_A, JwsAlgorithm.HS256)) {
            TestBrowser moved = moveTo(both);

            assertThat(moved.get("/get-session").setCookies())
                    .hasSize(4)
                    .noneMatch(cookie -> cookie.contains("Max-Age"));
            clock.advance(Duration.ofHours(4));
            assertThat(moved.get("/get-session").body()).isEqualTo("null");
        }
    }

    @Test
    void aRevocationReachesWhatASigned() {
        try (var both = with(B_AND_A, JwsAlgorithm.HS256)) {
            both.browser().signIn(EMAIL, TestAuth.PASSWORD);
            TestBrowser other = both.browser();
            other.signIn(EMAIL, TestAuth.PASSWORD);
            other.post("/revoke-sessions");

            assertThat(moveTo(both).get("/get-session").body()).isEqualTo("null");
        }
    }

    @Test
    void whatIsNewIsSignedByTheFirst() {
        try (var both = with(B_AND_A, JwsAlgorithm.HS256)) {
            TestBrowser other = both.browser();
            other.signIn(EMAIL, TestAuth.PASSWORD);
            try (var old = with(A, JwsAlgorithm.HS256)) {
                TestBrowser moved = old.browser();
                other.cookies().forEach(moved::cookie);
                assertThat(moved.get("/get-session").body()).isEqualTo("null");
                assertThat(old.signet()
                                .accessTokens()
                                .verify(other.cookie(ACCESS_TOKEN).orElseThrow()))
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = JwsAlgorithm.class,
            names = {"RS256", "ES256", "EDDSA"})
    void aSigningKeyIsSealedAnewAndKept(JwsAlgorithm algorithm) {
        String token;
        try (var old = with(A, algorithm)) {
            TestBrowser signedIn = old.browser();
            signedIn.signIn(EMAIL, TestAuth.PASSWORD);
            token = signedIn.cookie(ACCESS_TOKEN).orElseThrow();
        }
        String sealedByA = sealedKey();
        with(B_AND_A, algorithm).close();
        String sealedByB = sealedKey();
        try (var alone = with(B, algorithm)) {
            assertThat(alone.signet().accessTokens().verify(token)).isPresent();
        }

        assertThat(sealedByB).isNotEqualTo(sealedByA);
        assertThat(sealedKey()).as("sealed by B already").isEqualTo(sealedByB);
    }

    @Test
    @Tag("R-345")
    void aKeyThatAnotherInstanceSealsBeyondReachStaysKnown() {
        try (var old = with(A, JwsAlgorithm.EDDSA)) {
            TestBrowser signedIn = old.browser();
            signedIn.signIn(EMAIL, TestAuth.PASSWORD);
            String token = signedIn.cookie(ACCESS_TOKEN).orElseThrow();
            String published = old.browser().get("/jwks").body();
            with(B_AND_A, JwsAlgorithm.EDDSA).close();
            clock.advance(Duration.ofSeconds(11));

            assertThat(old.browser().get("/jwks").body())
                    .as("it is still the one")
                    .isEqualTo(published);
            assertThat(old.signet().accessTokens().verify(token)).isPresent();
            assertThat(signedIn.get("/token").status()).isEqualTo(200);
        }
    }

    @Test
    @Tag("R-345")
    void aKeyThatWasNeverOpenedIsNeitherPublishedNorTrusted() {
        try (var mine = with(A, JwsAlgorithm.EDDSA)) {
            String published = mine.browser().get("/jwks").body();
            try (var foreign = with(B, JwsAlgorithm.EDDSA)) {
                TestBrowser elsewhere = foreign.browser();
                elsewhere.signIn(EMAIL, TestAuth.PASSWORD);
                clock.advance(Duration.ofSeconds(11));

                assertThat(mine.browser().get("/jwks").body()).isEqualTo(published);
                assertThat(mine.signet()
                                .accessTokens()
                                .verify(elsewhere.cookie(ACCESS_TOKEN).orElseThrow()))
                        .isEmpty();
            }
        }
    }

    @Test
    void aKeyThatNobodySealedAnewIsLostWithItsSecret() {
        String token;
        try (var old = with(A, JwsAlgorithm.EDDSA)) {
            TestBrowser signedIn = old.browser();
            signedIn.signIn(EMAIL, TestAuth.PASSWORD);
            token = signedIn.cookie(ACCESS_TOKEN).orElseThrow();
        }
        try (var alone = with(B, JwsAlgorithm.EDDSA)) {
            assertThat(alone.signet().accessTokens().verify(token)).isEmpty();
        }
    }

    private String sealedKey() {
        var keys = storage.signingKeys().findAll();
        assertThat(keys).hasSize(1);
        return keys.get(0).privateKey();
    }

    private TestAuth with(SecretOptions secrets, JwsAlgorithm algorithm) {
        return TestAuth.builder()
                .storage(storage)
                .clock(clock)
                .secrets(secrets)
                .options(options -> options.jwt(new JwtOptions(algorithm, JwtOptions.DEFAULT_EXPIRES_IN, null, null)))
                .build();
    }

    private TestBrowser moveTo(TestAuth auth) {
        TestBrowser moved = auth.browser();
        browser.cookies().forEach(moved::cookie);
        return moved;
    }
}
