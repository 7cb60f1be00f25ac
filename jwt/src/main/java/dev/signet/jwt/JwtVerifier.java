package dev.signet.jwt;

import dev.signet.jwt.JwtException.Reason;
import dev.signet.jwt.TokenCache.Remembered;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Checks tokens of one kind (RFC 7515 section 5.2, RFC 7519 section 7.2, RFC 8725): pinned algorithms, keys,
 * {@linkplain TokenProfile kind}, issuer, audience, times and revocation. Nothing a token says about itself widens what is
 * accepted, and no claim is read before the signature matched.
 *
 * <p>It remembers tokens it has accepted ({@link Builder#cacheSize}). A token that comes again is the same to the last
 * character; its times, its key and its revocation are checked anew, its signature is not.
 *
 * <p>Thread-safe. Make one for each kind of token and keep it.
 */
public final class JwtVerifier {
    private final KeySource keys;
    private final Set<JwsAlgorithm> algorithms;
    private final TokenProfile profile;
    private final int maxTokenLength;
    private final String audience;
    private final ClaimRules rules;
    private final Predicate<VerifiedJwt> revoked;
    private final KnownHeaders headers = new KnownHeaders();
    private final KnownShapes shapes = new KnownShapes();
    private final TokenCache cache;

    private JwtVerifier(Builder builder, KeySource keys, ClaimRules rules, String audience) {
        this.keys = keys;
        this.algorithms = EnumSet.copyOf(builder.algorithms);
        this.profile = builder.profile;
        this.revoked = builder.revoked;
        this.maxTokenLength = builder.maxTokenLength;
        this.rules = rules;
        this.audience = audience;
        this.cache = new TokenCache(builder.cacheSize);
    }

    /** Starts a verifier; key or keys, issuer and audience have no default. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The claims of this token, if every rule holds. The same token may give the same object again.
     *
     * @param token the compact form (RFC 7515 section 3.1), without {@code Bearer}; null is malformed
     * @throws JwtException for any other token, with the reason; whatever the input, nothing else is thrown but what the
     *     application's own {@link KeySource} or {@link Builder#revoked} throws
     */
    public VerifiedJwt verify(@Nullable String token) {
        CompactToken compact = CompactToken.split(token, maxTokenLength);
        Remembered remembered = cache.find(compact.bytes());
        if (remembered != null && isStanding(remembered)) {
            rules.checkTimes(remembered.jwt().validity());
            return unlessRevoked(remembered.jwt());
        }
        return unlessRevoked(verifyAnew(compact));
    }

    /** Whether the key is still the one for this token: it may have been retired or replaced since. */
    private boolean isStanding(Remembered remembered) {
        return find(remembered.jwt().header()) == remembered.key();
    }

    private VerifiedJwt unlessRevoked(VerifiedJwt jwt) {
        if (revoked.test(jwt)) {
            throw new JwtException(Reason.REVOKED, "The token has been revoked");
        }
        return jwt;
    }

    private VerifiedJwt verifyAnew(CompactToken token) {
        JwsHeader known = headers.find(token.bytes());
        JwsHeader header = known != null ? known : acceptedHeader(token);
        VerificationKey key = find(header);
        if (key == null) {
            throw new JwtException(Reason.UNKNOWN_KEY, "No key is known for this token");
        }
        if (key.algorithm() != header.algorithm()) {
            throw JwsHeader.unsupported();
        }
        if (!key.matches(token)) {
            throw token.refusedSignature();
        }
        VerifiedJwt jwt = rules.check(header, shapes.read(token.payload()));
        profile.checkClaims(jwt, audience);
        if (known == null) {
            headers.add(token, header);
        }
        cache.add(token.bytes(), key, jwt);
        return jwt;
    }

    /** The header, before anything is known of its signature. */
    private JwsHeader acceptedHeader(CompactToken token) {
        JwsHeader header = JwsHeader.parse(token.header());
        profile.checkType(header.type());
        // Before the lookup: a token of a foreign algorithm must not make a remote source fetch.
        if (!algorithms.contains(header.algorithm())) {
            throw JwsHeader.unsupported();
        }
        return header;
    }

    private @Nullable VerificationKey find(JwsHeader header) {
        return keys.find(header.kid().orElse(null)).orElse(null);
    }

    @Override
    public String toString() {
        return "JwtVerifier[algorithms=" + algorithms + "]";
    }

    /** Collects the rules of a verifier. What has a default says so; the rest must be set. Not thread-safe. */
    public static final class Builder {
        private static final Duration MAX_LEEWAY = Duration.ofMinutes(2);

        private final Set<JwsAlgorithm> algorithms = EnumSet.noneOf(JwsAlgorithm.class);
        private @Nullable KeySource keys;
        private @Nullable JwsAlgorithm keyAlgorithm;
        private @Nullable String issuer;
        private @Nullable String audience;
        private TokenProfile profile = TokenProfile.UNTYPED;
        private Predicate<VerifiedJwt> revoked = jwt -> false;
        private int maxTokenLength = 8192;
        private int cacheSize = 1024;
        private Duration leeway = Duration.ZERO;
        private InstantSource clock = InstantSource.system();

        private Builder() {}

        /**
         * The one key, which pins its algorithm too. In place of {@link #keys}.
         *
         * @throws IllegalStateException if a key or keys were given before
         */
        public Builder key(VerificationKey value) {
            requireNoKeys();
            this.keys = KeySet.of(value);
            this.keyAlgorithm = value.algorithm();
            return this;
        }

        /**
         * Where keys are found; {@link #algorithms} must be pinned with it. In place of {@link #key}. A remembered token
         * is used again only while the source gives the same object for its key.
         *
         * @throws IllegalStateException if a key or keys were given before
         */
        public Builder keys(KeySource value) {
            requireNoKeys();
            this.keys = value;
            return this;
        }

        /** The algorithms that are accepted (RFC 8725 section 3.1). Default: that of {@link #key}. */
        public Builder algorithms(JwsAlgorithm first, JwsAlgorithm... more) {
            algorithms.clear();
            algorithms.addAll(EnumSet.of(first, more));
            return this;
        }

        /**
         * The only {@code iss} that is accepted, compared exactly (RFC 7519 section 4.1.1).
         *
         * @throws IllegalArgumentException if it is blank
         */
        public Builder issuer(String value) {
            this.issuer = Texts.requireText("issuer", value);
            return this;
        }

        /**
         * The value {@code aud} must be or contain, compared exactly (RFC 7519 section 4.1.3).
         *
         * @throws IllegalArgumentException if it is blank
         */
        public Builder audience(String value) {
            this.audience = Texts.requireText("audience", value);
            return this;
        }

        /**
         * The only {@code typ} that is accepted: {@link #profile} of {@link TokenProfile#typed}. To accept access tokens of
         * RFC 9068 choose {@link TokenProfile#ACCESS_TOKEN}, which demands their claims as well.
         *
         * @throws IllegalArgumentException as {@link TokenProfile#typed} does
         */
        public Builder type(String value) {
            return profile(TokenProfile.typed(value));
        }

        /** The kind of token that is accepted. Default: {@code typ} is absent or {@code JWT}, and nothing more. */
        public Builder profile(TokenProfile value) {
            this.profile = value;
            return this;
        }

        /**
         * Says which tokens are no longer good, for example {@link Revocations}. It is asked at every use of a token that
         * holds otherwise, so it must be fast; what it throws, {@link JwtVerifier#verify} throws. Default: none is revoked.
         */
        public Builder revoked(Predicate<VerifiedJwt> value) {
            this.revoked = value;
            return this;
        }

        /**
         * How far the clocks of issuer and verifier may differ, for {@code exp} and {@code nbf}; zero (the default) to two
         * minutes. An {@code iat} may lie a minute ahead in any case.
         *
         * @throws IllegalArgumentException outside of these bounds
         */
        public Builder leeway(Duration value) {
            if (value.isNegative() || value.compareTo(MAX_LEEWAY) > 0) {
                throw new IllegalArgumentException("The leeway must lie between zero and two minutes");
            }
            this.leeway = value;
            return this;
        }

        /**
         * The longest token that is read, in characters; 256 to 65536, default 8192.
         *
         * @throws IllegalArgumentException outside of these bounds
         */
        public Builder maxTokenLength(int value) {
            if (value < 256 || value > 65_536) {
                throw new IllegalArgumentException("The token limit must lie between 256 and 65536 characters");
            }
            this.maxTokenLength = value;
            return this;
        }

        /**
         * How many accepted tokens are remembered, so that the next use of the same token costs a look-up instead of a
         * signature; zero switches it off. Its times, whether its key is still the one for it, and whether it is revoked
         * are checked at every use all the same. Zero to 1,000,000, rounded up to a power of two, at least 4; default
         * 1024. Tokens beyond 2048 characters are not remembered. A place takes up to 5 KB, usually 1.
         *
         * @throws IllegalArgumentException outside of these bounds
         */
        public Builder cacheSize(int value) {
            if (value < 0 || value > 1_000_000) {
                throw new IllegalArgumentException("The size of the cache must lie between zero and 1,000,000");
            }
            this.cacheSize = value;
            return this;
        }

        /** The clock that {@code exp}, {@code nbf} and {@code iat} are compared with. Default: that of the system. */
        public Builder clock(InstantSource value) {
            this.clock = value;
            return this;
        }

        /**
         * The verifier.
         *
         * @throws IllegalStateException naming what is missing, or if the pinned algorithms exclude the one key
         */
        public JwtVerifier build() {
            if (keys == null) {
                throw new IllegalStateException("JwtVerifier needs a key(...) or keys(...)");
            }
            if (keyAlgorithm != null && algorithms.isEmpty()) {
                algorithms.add(keyAlgorithm);
            }
            if (algorithms.isEmpty()) {
                throw new IllegalStateException("JwtVerifier needs algorithms(...) when it has keys(...)");
            }
            if (keyAlgorithm != null && !algorithms.contains(keyAlgorithm)) {
                throw new IllegalStateException("JwtVerifier has algorithms(...) that exclude its key(...)");
            }
            if (issuer == null) {
                throw new IllegalStateException("JwtVerifier needs an issuer(...)");
            }
            if (audience == null) {
                throw new IllegalStateException("JwtVerifier needs an audience(...)");
            }
            return new JwtVerifier(this, keys, new ClaimRules(issuer, audience, leeway, clock), audience);
        }

        private void requireNoKeys() {
            if (keys != null) {
                throw new IllegalStateException("JwtVerifier takes one key(...) or one keys(...), not both");
            }
        }
    }
}
