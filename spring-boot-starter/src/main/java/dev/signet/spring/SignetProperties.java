package dev.signet.spring;

import dev.signet.jwt.JwsAlgorithm;
import dev.signet.options.BearerTokens;
import dev.signet.options.BreachOptions.OnFailure;
import dev.signet.options.DatabaseSessionOptions.CookieCache;
import dev.signet.options.DatabaseSessionOptions.TokenStorage;
import dev.signet.options.HashOptions.Algorithm;
import dev.signet.options.RequestOptions.RateLimitStorage;
import dev.signet.options.SessionOptions.Strategy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * The settings below {@code signet}. {@code docs/configuration.md} lists them; {@link SignetSettings} makes the engine's
 * options of them. A duration without a unit counts seconds; an empty value is the same as none.
 *
 * @param secret The master secret: signs cookies, and is the root of derived keys. Of 32 characters or more.
 * @param secrets Master secrets with their versions, as 2:new,1:old. The first signs, the others are accepted.
 * @param baseUrl Where browsers find the engine. A path, if it has one, takes the place of /api/auth.
 * @param production Whether a missing secret stops the start. Unless set: wherever the base URL is not a loopback address.
 * @param data The folder of the embedded database and of secrets made in development.
 * @param trustedOrigins Origins whose pages may call the engine and the application, as https://app.example.com.
 * @param trustedProxies Addresses of proxies whose X-Forwarded-For is believed.
 * @param protect Patterns of routes that need a token, as /api/**. The engine's own path is excepted.
 * @param maxBodyBytes How large a body of a request to the engine may be.
 * @param engine The engine.
 * @param jwt Access tokens.
 * @param authorities Authorities of Spring Security.
 * @param session Sessions.
 * @param cookie Cookies.
 * @param password Passwords.
 * @param rateLimit Rate limits.
 * @param mail Mails to users.
 * @param email What is done by mail.
 * @param audit The record of what was done to accounts.
 */
@ConfigurationProperties("signet")
record SignetProperties(
        @Nullable String secret,
        @DefaultValue List<String> secrets,
        @DefaultValue("http://localhost:8080") URI baseUrl,
        @Nullable Boolean production,
        @DefaultValue("data") String data,
        @DefaultValue List<String> trustedOrigins,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue List<String> protect,
        @DefaultValue("65536") int maxBodyBytes,
        @DefaultValue Engine engine,
        @DefaultValue Jwt jwt,
        @DefaultValue Authorities authorities,
        @DefaultValue Session session,
        @DefaultValue Cookie cookie,
        @DefaultValue Password password,
        @DefaultValue RateLimit rateLimit,
        @DefaultValue @NestedConfigurationProperty MailProperties mail,
        @DefaultValue @NestedConfigurationProperty EmailProperties email,
        @DefaultValue @NestedConfigurationProperty AuditProperties audit) {

    SignetProperties {
        secret = orNull(secret);
    }

    /** The folder as a path; Spring would look for a property of that type on the class path first. */
    Path folder() {
        return Path.of(data);
    }

    /** Shows nothing: there are secrets in it. */
    @Override
    public String toString() {
        return "SignetProperties[…]";
    }

    static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    /**
     * The engine.
     *
     * @param enabled Whether the engine is mounted. Without it the application only verifies tokens. Unless set: where the
     *     properties of Spring Boot name no other issuer.
     * @param migrate Whether the engine makes and upgrades its own tables at the start.
     */
    record Engine(
            @Nullable Boolean enabled, @DefaultValue("true") boolean migrate) {}

    /**
     * Access tokens.
     *
     * @param secret The secret that signs access tokens by HS256. Of 32 characters or more, and not the master secret.
     * @param secrets Secrets of access tokens with their versions, as 2:new,1:old. The first signs, the others are accepted.
     * @param algorithm How access tokens are signed: HS256, RS256, ES256 or EdDSA.
     * @param expiresIn How long an access token lives.
     * @param issuer The claim iss. Unless set, the origin of the base URL.
     * @param audience The claim aud. Unless set, the origin of the base URL.
     * @param jwksUrl Where the public keys of another issuer are, for an application that only verifies tokens.
     */
    record Jwt(
            @Nullable String secret,
            @DefaultValue List<String> secrets,
            @DefaultValue("HS256") JwsAlgorithm algorithm,

            @DefaultValue("15m") @DurationUnit(ChronoUnit.SECONDS)
            Duration expiresIn,

            @Nullable String issuer,
            @Nullable String audience,
            @Nullable URI jwksUrl) {

        Jwt {
            secret = orNull(secret);
            issuer = orNull(issuer);
            audience = orNull(audience);
        }

        /** Shows nothing: there is a secret in it. */
        @Override
        public String toString() {
            return "Jwt[…]";
        }
    }

    /**
     * Authorities of Spring Security. Of several names for a claim, the first that a token has counts.
     *
     * @param scopes Names of the claim whose values become SCOPE_x.
     * @param roles Names of the claim whose values become ROLE_x.
     * @param permissions Names of the claim whose values are authorities as they are.
     */
    record Authorities(
            @DefaultValue({"scope", "scp"}) List<String> scopes,
            @DefaultValue({"roles", "role"}) List<String> roles,
            @DefaultValue("permissions") List<String> permissions) {}

    /**
     * Sessions.
     *
     * @param strategy How sessions are kept.
     * @param expiresIn How long a session lasts that is not used.
     * @param updateAge The age at which a session that is used is extended.
     * @param freshAge How long after signing in a session is fresh. Zero: for ever.
     * @param bearer Whether a session token is accepted as Authorization: Bearer: off, signed, or unsigned as well.
     * @param database What only sessions in the database have.
     */
    record Session(
            @DefaultValue("stateless") Strategy strategy,

            @DefaultValue("7d") @DurationUnit(ChronoUnit.SECONDS)
            Duration expiresIn,

            @DefaultValue("1d") @DurationUnit(ChronoUnit.SECONDS)
            Duration updateAge,

            @DefaultValue("1d") @DurationUnit(ChronoUnit.SECONDS)
            Duration freshAge,

            @DefaultValue("off") BearerTokens bearer,
            @DefaultValue Database database) {}

    /**
     * Sessions in the database.
     *
     * @param cookieCache The form of the signed copy that spares the database: jwt, compact, jwe or none.
     * @param tokens How the table holds session tokens: plain, or hashed.
     * @param deferRefresh Whether reading a session leaves its expiry alone, and the client renews it by POST.
     */
    record Database(
            @DefaultValue("jwt") CookieCache cookieCache,
            @DefaultValue("plain") TokenStorage tokens,
            @DefaultValue("false") boolean deferRefresh) {}

    /**
     * Cookies.
     *
     * @param prefix What the names of cookies begin with.
     * @param domain The domain that shares the cookies. Unless set, the host of the engine alone.
     */
    record Cookie(
            @DefaultValue("better-auth") String prefix,
            @Nullable String domain) {

        Cookie {
            domain = orNull(domain);
        }
    }

    /**
     * Passwords.
     *
     * @param minLength The shortest password, in UTF-16 units.
     * @param maxLength The longest password, in UTF-16 units.
     * @param algorithm How passwords are hashed. Other hashes are verified, and replaced at the next sign-in.
     * @param bcryptCost The cost of bcrypt. The work doubles with each step.
     * @param argon2Memory How much memory one hash by Argon2id takes, in KiB.
     * @param argon2Iterations How often Argon2id goes over its memory.
     * @param pbkdf2Iterations How many rounds PBKDF2 makes.
     * @param queue How many password hashes may wait for a processor before a sign-in is answered 503.
     * @param breached The check of new passwords against leaked ones.
     */
    record Password(
            @DefaultValue("8") int minLength,
            @DefaultValue("128") int maxLength,
            @DefaultValue("bcrypt") Algorithm algorithm,
            @DefaultValue("12") int bcryptCost,
            @DefaultValue("19456") int argon2Memory,
            @DefaultValue("2") int argon2Iterations,
            @DefaultValue("600000") int pbkdf2Iterations,
            @DefaultValue("64") int queue,
            @DefaultValue Breached breached) {}

    /**
     * The check of new passwords against leaked ones.
     *
     * @param enabled Whether new passwords are looked up. Five digits of their SHA-1 leave the server.
     * @param url The address that the five digits are appended to.
     * @param timeout How long the answer may take.
     * @param onFailure What happens to a password that can't be looked up: allow or refuse.
     */
    record Breached(
            @DefaultValue("false") boolean enabled,

            @DefaultValue("https://api.pwnedpasswords.com/range/")
            URI url,

            @DefaultValue("2s") @DurationUnit(ChronoUnit.SECONDS)
            Duration timeout,

            @DefaultValue("allow") OnFailure onFailure) {}

    /**
     * Rate limits.
     *
     * @param enabled Whether requests are limited. Unless set: in production.
     * @param storage Where the counters live: memory, or database, where instances count together.
     */
    record RateLimit(
            @Nullable Boolean enabled,
            @DefaultValue("memory") RateLimitStorage storage) {}
}
