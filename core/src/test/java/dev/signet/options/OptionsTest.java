package dev.signet.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.crypto.VersionedSecret;
import dev.signet.jwt.JwsAlgorithm;
import dev.signet.options.DatabaseSessionOptions.CookieCache;
import dev.signet.options.DatabaseSessionOptions.TokenStorage;
import dev.signet.options.RequestOptions.RateLimitStorage;
import dev.signet.options.SessionOptions.Strategy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No default changes unseen, and every refusal names its setting. */
class OptionsTest {

    private static final Duration DAY = Duration.ofDays(1);

    @Test
    @Tag("R-024")
    void defaultsOfJwt() {
        assertThat(JwtOptions.DEFAULTS)
                .isEqualTo(new JwtOptions(JwsAlgorithm.HS256, Duration.ofMinutes(15), null, null));
    }

    @Test
    void defaultsOfSession() {
        assertThat(SessionOptions.DEFAULTS)
                .isEqualTo(new SessionOptions(
                        Strategy.STATELESS,
                        Duration.ofDays(7),
                        Duration.ofDays(1),
                        Duration.ofDays(1),
                        "better-auth",
                        null,
                        new DatabaseSessionOptions(CookieCache.JWT, TokenStorage.PLAIN, false)));
    }

    @Test
    void defaultsOfRequest() {
        assertThat(RequestOptions.DEFAULTS)
                .isEqualTo(new RequestOptions(List.of(), List.of(), null, RateLimitStorage.MEMORY, 65_536));
    }

    @Test
    @Tag("R-010")
    void defaultsOfPassword() {
        assertThat(PasswordOptions.DEFAULTS)
                .isEqualTo(new PasswordOptions(8, 128, HashOptions.DEFAULTS, 64, BreachOptions.DEFAULTS));
        assertThat(HashOptions.DEFAULTS)
                .isEqualTo(new HashOptions(HashOptions.Algorithm.BCRYPT, 12, 19_456, 2, 600_000));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.MATCH_ANY,
            names = {"HS384", "HS512", "RS384", "RS512", "PS.*", "ES384", "ES512"})
    @Tag("R-027")
    void theEngineSignsWithFourAlgorithms(JwsAlgorithm algorithm) {
        refuses(
                () -> new JwtOptions(algorithm, DAY, null, null),
                "signet.jwt.algorithm is " + algorithm.wireName() + ", which the engine does not sign with; it must be"
                        + " one of HS256, RS256, ES256, EdDSA.");
    }

    @Test
    void theLifetimeOfAccessTokensHasBounds() {
        String bounds = "; it must be from 1 s to 86400 s.";
        refuses(() -> jwt(Duration.ZERO), "signet.jwt.expires-in is 0 s" + bounds);
        refuses(() -> jwt(Duration.ofMillis(999)), "signet.jwt.expires-in is 999 ms" + bounds);
        refuses(() -> jwt(Duration.ofSeconds(-1)), "signet.jwt.expires-in is -1 s" + bounds);
        refuses(() -> jwt(DAY.plusSeconds(1)), "signet.jwt.expires-in is 86401 s" + bounds);
        assertThat(jwt(DAY).expiresIn()).isEqualTo(DAY);
    }

    @Test
    void theLifetimesOfSessionsHaveBounds() {
        refuses(
                () -> session(Duration.ZERO, DAY, "p", null),
                "signet.session.expires-in is 0 s; it must be from 1 s to 34560000 s.");
        refuses(
                () -> session(Duration.ofDays(401), DAY, "p", null),
                "signet.session.expires-in is 34646400 s; it must be from 1 s to 34560000 s.");
        refuses(
                () -> session(DAY, Duration.ofSeconds(-1), "p", null),
                "signet.session.update-age is -1 s; it must be from 0 s to 34560000 s.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a;b", "a=b", "a.b", "é", "a\r\nSet-Cookie: x=y"})
    void aCookiePrefixIsAName(String prefix) {
        refuses(
                () -> session(DAY, DAY, prefix, null),
                "signet.cookie.prefix is \"" + prefix + "\"; it may have letters, digits, - and _ only.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "https://example.com", "example.com:8080", "example.com; Secure", "a..b"})
    void aCookieDomainIsADomain(String domain) {
        refuses(
                () -> session(DAY, DAY, "p", domain),
                "signet.cookie.domain is \"" + domain + "\"; write a domain, as example.com.");
    }

    @Test
    void passwordsHaveBounds() {
        refuses(
                () -> new PasswordOptions(0, 128, HashOptions.DEFAULTS, 64, BreachOptions.DEFAULTS),
                "signet.password.min-length is 0; it must be from 1 to 128.");
        refuses(
                () -> new PasswordOptions(129, 128, HashOptions.DEFAULTS, 64, BreachOptions.DEFAULTS),
                "signet.password.min-length is 129; it must be from 1 to 128.");
        refuses(
                () -> new PasswordOptions(8, 63, HashOptions.DEFAULTS, 64, BreachOptions.DEFAULTS),
                "signet.password.max-length is 63; it must be from 64 to 4096.");
        refuses(
                () -> new PasswordOptions(8, 4097, HashOptions.DEFAULTS, 64, BreachOptions.DEFAULTS),
                "signet.password.max-length is 4097; it must be from 64 to 4096.");
        refuses(
                () -> new PasswordOptions(8, 128, HashOptions.DEFAULTS, 0, BreachOptions.DEFAULTS),
                "signet.password.queue is 0; it must be from 1 to 10000.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3 | 8 | 1 | 1 | signet.password.bcrypt-cost is 3; it must be from 4 to 20.
            21 | 8 | 1 | 1 | signet.password.bcrypt-cost is 21; it must be from 4 to 20.
            4 | 7 | 1 | 1 | signet.password.argon2-memory is 7; it must be from 8 to 131072.
            4 | 131073 | 1 | 1 | signet.password.argon2-memory is 131073; it must be from 8 to 131072.
            4 | 65536 | 0 | 1 | signet.password.argon2-iterations is 0; it must be from 1 to 16.
            4 | 65536 | 17 | 1 | signet.password.argon2-iterations is 17; it must be from 1 to 16.
            4 | 8 | 1 | 0 | signet.password.pbkdf2-iterations is 0; it must be from 1 to 2000000.
            4 | 8 | 1 | 2000001 | signet.password.pbkdf2-iterations is 2000001; it must be from 1 to 2000000.
            """)
    void hashesHaveBounds(int cost, int memory, int passes, int rounds, String message) {
        refuses(() -> new HashOptions(HashOptions.Algorithm.BCRYPT, cost, memory, passes, rounds), message);
    }

    @ParameterizedTest
    @CsvSource({
        "http://api.example.com/range/",
        "https://api.example.com/range",
        "ftp://localhost/range/",
        "http://localhost.example.com/",
        "/range/"
    })
    void leakedPasswordsAreAskedForInSecret(String url) {
        refuses(
                () -> new BreachOptions(true, URI.create(url), Duration.ofSeconds(2), BreachOptions.OnFailure.ALLOW),
                "signet.password.breached.url is \"" + url + "\"; it must begin with https:// (http:// leads to this"
                        + " machine only) and end with a slash.");
    }

    @Test
    void theCheckOfLeakedPasswordsIsOffAndHasBounds() {
        BreachOptions defaults = BreachOptions.DEFAULTS;
        assertThat(defaults)
                .isEqualTo(new BreachOptions(
                        false,
                        URI.create("https://api.pwnedpasswords.com/range/"),
                        Duration.ofSeconds(2),
                        BreachOptions.OnFailure.ALLOW));
        refuses(
                () -> new BreachOptions(true, defaults.url(), Duration.ofMillis(99), defaults.onFailure()),
                "signet.password.breached.timeout is 99 ms; it must be from 100 ms to 30 s.");
    }

    @Test
    void requestsHaveBounds() {
        refuses(
                () -> request("*", "10.0.0.1", 65_536),
                "The trusted origin \"*\" is not an origin. Write scheme and "
                        + "host, as https://app.example.com or https://*.example.com.");
        refuses(
                () -> request("https://a.example", "10.0.0.0/8", 65_536),
                "The trusted proxy \"10.0.0.0/8\" is not an address. Write one, as 10.0.0.1.");
        refuses(
                () -> request("https://a.example", "10.0.0.1", 1_023),
                "signet.max-body-bytes is 1023; it must be from 1024 to 16777216.");
        refuses(
                () -> request("https://a.example", "10.0.0.1", 16_777_217),
                "signet.max-body-bytes is 16777217; it must be from 1024 to 16777216.");
    }

    @ParameterizedTest
    @CsvSource({
        "replace-this-example-by-the-output-of-openssl-rand, 0123456789abcdefghijklmnopqrstuvwxyz, SIGNET_SECRET is still",
        "short, 0123456789abcdefghijklmnopqrstuvwxyz, SIGNET_SECRET has 5 characters",
        "0123456789abcdefghijklmnopqrstuvwxyz, short, SIGNET_JWT_SECRET has 5 characters"
    })
    void weakSecretsAreRefused(String master, String token, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SecretOptions(master, token))
                .withMessageStartingWith(message);
    }

    @Test
    @Tag("R-051")
    void everySecretOfAListIsChecked() {
        VersionedSecret good = new VersionedSecret("2", "0123456789abcdefghijklmnopqrstuvwxyz");
        VersionedSecret other = new VersionedSecret("1", "zyxwvutsrqponmlkjihgfedcba9876543210");
        assertThat(new SecretOptions(List.of(good), List.of(other)).master()).isEqualTo(good.value());
        refuses(
                () -> new SecretOptions(List.of(good, other), List.of(other)),
                "SIGNET_SECRET and SIGNET_JWT_SECRET are the same. A back end that verifies tokens could forge "
                        + "sessions: give SIGNET_JWT_SECRET a value of its own. Make one with: openssl rand -base64 48");
        refuses(
                () -> new SecretOptions(List.of(good, new VersionedSecret("1", "short")), List.of(other)),
                "SIGNET_SECRET has 5 characters; it needs at least 32. Make one with: openssl rand -base64 48");
        refuses(
                () -> new SecretOptions(List.of(good), List.of()),
                "SIGNET_JWT_SECRET is not set. In production the secret comes from the environment. Make one with:"
                        + " openssl rand -base64 48");
    }

    @Test
    @Tag("R-051")
    void theSecretsDiffer() {
        String secret = "0123456789abcdefghijklmnopqrstuvwxyz";
        refuses(
                () -> new SecretOptions(secret, secret),
                "SIGNET_SECRET and SIGNET_JWT_SECRET are the same. A back end that verifies tokens could forge "
                        + "sessions: give SIGNET_JWT_SECRET a value of its own. Make one with: openssl rand -base64 48");
        assertThat(new SecretOptions(secret, secret + "!")).hasToString("SecretOptions[…]");
    }

    @Test
    void theFreshAgeHasBounds() {
        refuses(
                () -> fresh(Duration.ofMillis(-1)),
                "signet.session.fresh-age is -1 ms; it must be from 0 s to 34560000 s.");
        refuses(
                () -> fresh(Duration.ofDays(401)),
                "signet.session.fresh-age is 34646400 s; it must be from 0 s to 34560000 s.");
    }

    private static void fresh(Duration freshAge) {
        assertThat(new SessionOptions(
                        Strategy.DATABASE, DAY, DAY, freshAge, "p", null, DatabaseSessionOptions.DEFAULTS))
                .isNotNull();
    }

    private static JwtOptions jwt(Duration expiresIn) {
        return new JwtOptions(JwsAlgorithm.HS256, expiresIn, null, null);
    }

    private static void session(Duration expiresIn, Duration updateAge, String prefix, @Nullable String domain) {
        assertThat(new SessionOptions(
                        Strategy.STATELESS, expiresIn, updateAge, DAY, prefix, domain, DatabaseSessionOptions.DEFAULTS))
                .isNotNull();
    }

    private static void request(String origin, String proxy, int maxBodyBytes) {
        assertThat(new RequestOptions(List.of(origin), List.of(proxy), null, RateLimitStorage.MEMORY, maxBodyBytes))
                .isNotNull();
    }

    private static void refuses(ThrowingCallable making, String message) {
        assertThatIllegalArgumentException().isThrownBy(making).withMessage(message);
    }
}
