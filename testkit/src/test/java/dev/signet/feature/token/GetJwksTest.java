package dev.signet.feature.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.fixture.ObservedStorage;
import dev.signet.jwt.JwkSet;
import dev.signet.jwt.JwsAlgorithm;
import dev.signet.jwt.JwtException;
import dev.signet.jwt.JwtVerifier;
import dev.signet.options.JwtOptions;
import dev.signet.options.SecretOptions;
import dev.signet.storage.Storage;
import dev.signet.testkit.MemoryStorage;
import dev.signet.testkit.TestAuth;
import dev.signet.testkit.TestBrowser;
import dev.signet.testkit.TestingClock;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What comes from better-auth 1.7.6 is named by the heading of its recorded behaviour. */
class GetJwksTest {

    private static final SecretOptions OTHER_SECRETS =
            new SecretOptions("other-master-secret-0123456789abcdefghij", "other-token-secret-zyxwvutsrq9876543210");

    private final TestingClock clock = new TestingClock(TestAuth.START);

    @Test
    @Tag("R-026")
    void aSharedSecretIsNotPublished() {
        try (var auth = TestAuth.create()) {
            assertThat(auth.browser().get("/jwks")).hasToString("200 {\"keys\":[]}");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = JwsAlgorithm.class,
            names = {"RS256", "ES256", "EDDSA"})
    @Tag("R-027")
    void thePublishedKeyVerifiesWhatTheEngineSigns(JwsAlgorithm algorithm) {
        // better-auth 1.7.6: jwks
        try (var auth = engine(new MemoryStorage(), algorithm)) {
            TestBrowser browser = auth.browser();
            String id = browser.signUp("ada@example.com").text("user.id");
            var response = auth.browser().get("/jwks");

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.header("content-type")).contains("application/json");
            assertThat(response.body())
                    .contains("\"kid\":\"")
                    .contains("\"alg\":\"" + algorithm.wireName() + "\"")
                    .doesNotContain("\"d\"")
                    .doesNotContain("\"p\"");
            var jwt = verifier(response.body(), algorithm)
                    .verify(browser.get("/token").text("token"));
            assertThat(jwt.subject()).contains(id);
            assertThat(jwt.algorithm()).isEqualTo(algorithm);
            assertThat(browser.get("/get-session").setCookies())
                    .as("a cache hit")
                    .isEmpty();
            assertThat(browser.post("/jwks").status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = JwsAlgorithm.class,
            names = {"RS256", "ES256", "EDDSA"})
    void aRestartKeepsTheKey(JwsAlgorithm algorithm) {
        Storage storage = new MemoryStorage();
        try (var first = engine(storage, algorithm);
                var second = engine(storage, algorithm)) {
            TestBrowser browser = first.browser();
            browser.signUp("ada@example.com");

            assertThat(second.browser().get("/jwks").body())
                    .isEqualTo(first.browser().get("/jwks").body());
            assertThat(storage.signingKeys().findAll()).hasSize(1);
            assertThat(second.signet()
                            .accessTokens()
                            .verify(browser.get("/token").text("token")))
                    .isPresent();
        }
    }

    @Test
    @Tag("R-027")
    void theStoredKeyIsSealed() {
        Storage storage = new MemoryStorage();
        try (var first = engine(storage, JwsAlgorithm.EDDSA);
                var other = TestAuth.builder()
                        .storage(storage)
                        .clock(clock)
                        .secrets(OTHER_SECRETS)
                        .options(options -> options.jwt(jwt(JwsAlgorithm.EDDSA)))
                        .build()) {
            TestBrowser browser = first.browser();
            browser.signUp("ada@example.com");

            assertThat(storage.signingKeys().findAll())
                    .hasSize(2)
                    .allMatch(key -> key.privateKey().startsWith("$signet$1$"))
                    .allMatch(key -> !key.publicKey().contains("\"d\""));
            assertThat(other.signet()
                            .accessTokens()
                            .verify(browser.get("/token").text("token")))
                    .as("a key that this secret can't open is not trusted")
                    .isEmpty();
            assertThat(other.browser().get("/jwks").body())
                    .isNotEqualTo(first.browser().get("/jwks").body());
        }
    }

    @Test
    @Tag("R-380")
    void aBetterAuthOnTheSameTableSignsWithNoneOfTheKeys() {
        // better-auth 1.7.6 signs by the newest key whose expiresAt is empty or still to come
        Storage storage = new MemoryStorage();
        try (var first = engine(storage, JwsAlgorithm.EDDSA)) {
            assertThat(storage.signingKeys().findAll())
                    .singleElement()
                    .satisfies(key -> assertThat(key.expiresAt()).isEqualTo(TestAuth.START));
            clock.advance(Duration.ofDays(40));
            TestBrowser browser = first.browser();
            browser.signUp("ada@example.com");

            assertThat(verifier(browser.get("/jwks").body(), JwsAlgorithm.EDDSA)
                            .verify(browser.get("/token").text("token"))
                            .string("email"))
                    .contains("ada@example.com");
        }
        try (var second = engine(storage, JwsAlgorithm.EDDSA)) {
            assertThat(second.browser().get("/jwks").status()).isEqualTo(200);
            assertThat(storage.signingKeys().findAll()).hasSize(1);
        }
    }

    @Test
    @Tag("R-027")
    void theKeyOfAnotherInstanceIsPublishedAsWell() {
        ObservedStorage storage = new ObservedStorage();
        TestAuth[] second = new TestAuth[1];
        // Two instances start at the same time: neither sees the key of the other.
        storage.onceAfter("SigningKeyStore.findAll", () -> second[0] = engine(storage, JwsAlgorithm.ES256));
        try (var first = engine(storage, JwsAlgorithm.ES256)) {
            TestBrowser browser = second[0].browser();
            browser.signUp("ada@example.com");
            TestBrowser ada = first.browser();
            browser.cookies().forEach(ada::cookie);
            String ofFirst = ada.get("/token").text("token");
            String ofSecond = browser.get("/token").text("token");

            clock.advance(Duration.ofSeconds(11));

            for (TestAuth instance : new TestAuth[] {first, second[0]}) {
                String keys = instance.browser().get("/jwks").body();
                for (String token : new String[] {ofFirst, ofSecond}) {
                    assertThat(verifier(keys, JwsAlgorithm.ES256).verify(token).string("email"))
                            .contains("ada@example.com");
                    assertThat(instance.signet().accessTokens().verify(token)).isPresent();
                }
            }
        } finally {
            second[0].close();
        }
    }

    @Test
    void anotherAlgorithmMakesAnotherKeyAndOldTokensEnd() {
        Storage storage = new MemoryStorage();
        try (var first = engine(storage, JwsAlgorithm.EDDSA);
                var second = engine(storage, JwsAlgorithm.ES256)) {
            TestBrowser browser = first.browser();
            browser.signUp("ada@example.com");
            String token = browser.get("/token").text("token");

            assertThat(second.signet().accessTokens().verify(token)).isEmpty();
            String keys = second.browser().get("/jwks").body();
            assertThatThrownBy(() -> verifier(keys, JwsAlgorithm.ES256).verify(token))
                    .isInstanceOf(JwtException.class);
        }
    }

    private TestAuth engine(Storage storage, JwsAlgorithm algorithm) {
        return TestAuth.builder()
                .storage(storage)
                .clock(clock)
                .options(options -> options.jwt(jwt(algorithm)))
                .build();
    }

    private static JwtOptions jwt(JwsAlgorithm algorithm) {
        return new JwtOptions(algorithm, JwtOptions.DEFAULT_EXPIRES_IN, null, null);
    }

    private JwtVerifier verifier(String keys, JwsAlgorithm algorithm) {
        return JwtVerifier.builder()
                .keys(JwkSet.parse(keys).toKeySet())
                .algorithms(algorithm)
                .issuer("http://localhost:8080")
                .audience("http://localhost:8080")
                .clock(clock)
                .build();
    }
}
