package dev.signet.options;

import dev.signet.http.CookieNames;
import dev.signet.http.SetCookie;
import dev.signet.http.TrustedOrigins;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/**
 * All settings of the engine; {@code docs/configuration.md} lists them. Make one by {@link #builder}; the constructor is
 * not part of the API.
 *
 * @param baseUrl where browsers find the engine; a path, if it has one, is the base path
 * @param production whether missing secrets stop the start
 * @param secrets the two secrets
 * @param jwt access tokens
 * @param session sessions and cookies
 * @param request what is accepted from the network
 * @param password passwords
 * @param email what is done by mail
 * @param bearer whether session tokens are accepted without a cookie
 * @param audit the record of what was done to accounts
 */
public record SignetOptions(
        URI baseUrl,
        boolean production,
        SecretOptions secrets,
        JwtOptions jwt,
        SessionOptions session,
        RequestOptions request,
        PasswordOptions password,
        EmailOptions email,
        BearerTokens bearer,
        AuditOptions audit) {

    /** Where the engine's endpoints stand when the base URL has no path. */
    public static final String DEFAULT_BASE_PATH = "/api/auth";

    /** Where browsers find the engine unless set. */
    public static final String DEFAULT_BASE_URL = "http://localhost:8080";

    /** Checks what no part can check alone. */
    public SignetOptions {
        boolean web = "http".equals(baseUrl.getScheme()) || "https".equals(baseUrl.getScheme());
        if (!web || baseUrl.getHost() == null) {
            throw new IllegalArgumentException(
                    "signet.base-url is \"" + baseUrl + "\"; write scheme and host, as https://api.example.com.");
        }
        if (production && "http".equals(baseUrl.getScheme()) && !isLoopback(baseUrl)) {
            throw new IllegalArgumentException("signet.base-url is \"" + baseUrl
                    + "\". In production it must begin with https://, or cookies would travel in clear text.");
        }
    }

    /** Settings with these secrets, and defaults for all else. */
    public static Builder builder(SecretOptions secrets) {
        return new Builder(secrets);
    }

    /** Whether an address leads to this machine: only such a one is developed on. */
    public static boolean isLoopback(URI url) {
        String host = String.valueOf(url.getHost());
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.[0-9]{1,3}){3}");
    }

    /** The origin of the base URL. */
    public String origin() {
        return TrustedOrigins.originOf(baseUrl);
    }

    /** The path below which the endpoints stand, without a slash at its end. */
    public String basePath() {
        String path = String.valueOf(baseUrl.getPath()).replaceAll("/+$", "");
        return path.isEmpty() ? DEFAULT_BASE_PATH : path;
    }

    /** Where the endpoints stand, as links in mails name it. */
    public String url() {
        return origin() + basePath();
    }

    /** The claim {@code iss} of access tokens. */
    public String issuer() {
        return jwt.issuer() == null ? origin() : jwt.issuer();
    }

    /** The claim {@code aud} of access tokens. */
    public String audience() {
        return jwt.audience() == null ? origin() : jwt.audience();
    }

    /** The engine's own origin and those it trusts beside. */
    public TrustedOrigins trustedOrigins() {
        List<String> all = Stream.concat(Stream.of(origin()), request.trustedOrigins().stream())
                .toList();
        return new TrustedOrigins(all);
    }

    /** Whether requests are limited. */
    public boolean limitsRequests() {
        return request.rateLimit() == null ? production : request.rateLimit();
    }

    /** The names of the cookies. */
    public CookieNames cookieNames() {
        return new CookieNames(session.cookiePrefix(), secureCookies());
    }

    /** Where the cookies are sent. */
    public SetCookie.Scope cookieScope() {
        return new SetCookie.Scope(session.cookieDomain(), secureCookies());
    }

    private boolean secureCookies() {
        return "https".equals(baseUrl.getScheme());
    }

    /** The home of all defaults. */
    public static final class Builder {

        private final SecretOptions secrets;
        private URI baseUrl = URI.create(DEFAULT_BASE_URL);
        private boolean production;
        private boolean productionSet;
        private JwtOptions jwt = JwtOptions.DEFAULTS;
        private SessionOptions session = SessionOptions.DEFAULTS;
        private RequestOptions request = RequestOptions.DEFAULTS;
        private PasswordOptions password = PasswordOptions.DEFAULTS;
        private EmailOptions email = EmailOptions.DEFAULTS;
        private BearerTokens bearer = BearerTokens.OFF;
        private AuditOptions audit = AuditOptions.DEFAULTS;

        private Builder(SecretOptions secrets) {
            this.secrets = secrets;
        }

        /** Where browsers find the engine; {@link #DEFAULT_BASE_URL} unless set. */
        public Builder baseUrl(URI url) {
            this.baseUrl = url;
            return this;
        }

        /** Whether this is production; unless set, it is wherever the base URL is not a loopback address. */
        public Builder production(boolean value) {
            this.production = value;
            this.productionSet = true;
            return this;
        }

        /** Access tokens. */
        public Builder jwt(JwtOptions options) {
            this.jwt = options;
            return this;
        }

        /** Sessions and cookies. */
        public Builder session(SessionOptions options) {
            this.session = options;
            return this;
        }

        /** What is accepted from the network. */
        public Builder request(RequestOptions options) {
            this.request = options;
            return this;
        }

        /** Passwords. */
        public Builder password(PasswordOptions options) {
            this.password = options;
            return this;
        }

        /** What is done by mail. */
        public Builder email(EmailOptions options) {
            this.email = options;
            return this;
        }

        /** Whether session tokens are accepted without a cookie; {@link BearerTokens#OFF} unless set. */
        public Builder bearer(BearerTokens accepted) {
            this.bearer = accepted;
            return this;
        }

        /** The record of what was done to accounts. */
        public Builder audit(AuditOptions options) {
            this.audit = options;
            return this;
        }

        /**
         * The settings.
         *
         * @throws IllegalArgumentException naming the setting that can't be
         */
        public SignetOptions build() {
            boolean isProduction = productionSet ? production : !isLoopback(baseUrl);
            return new SignetOptions(
                    baseUrl, isProduction, secrets, jwt, session, request, password, email, bearer, audit);
        }
    }
}
