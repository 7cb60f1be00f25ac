package dev.signet.jwt;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Signs tokens of one kind: one key or ring of keys, one issuer, one audience, one lifetime. The header is
 * {@code {"alg"[,"kid"][,"typ"]}}; the payload begins with {@code iss}, {@code aud} (a single audience as a string),
 * {@code iat} and {@code exp} in whole seconds. Immutable and thread-safe.
 */
public final class JwtIssuer {
    private static final int USUAL_BYTES = 128;
    private static final int TIMES_BYTES = 64;
    private static final byte[] IAT = "\"iat\":".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] EXP = "\"exp\":".getBytes(StandardCharsets.ISO_8859_1);
    private static final long MILLIS = 1000;

    /** Beyond it the arithmetic of times would overflow. */
    static final Duration MAX_LIFETIME = Duration.ofDays(36_525);

    private final Supplier<SigningKey> signer;
    private final Duration longest;
    private final long lifetime;
    private final InstantSource clock;
    private final Map<SigningKey, byte[]> headers = new LinkedHashMap<>();
    private final JsonWriter payloadStart;

    private JwtIssuer(Builder builder, Duration lifetime) {
        this.signer = builder.signer;
        this.longest = builder.longest;
        this.lifetime = lifetime.toMillis();
        this.clock = builder.clock;
        builder.keys.forEach(key -> headers.put(key, headerAndDot(key, builder)));
        this.payloadStart = new JsonWriter(USUAL_BYTES)
                .member("iss", builder.issuer)
                .member("aud", builder.audience.size() == 1 ? builder.audience.get(0) : builder.audience);
    }

    /** Tokens signed with this key. */
    public static Builder builder(SigningKey key) {
        return new Builder(() -> key, List.of(key), ChronoUnit.FOREVER.getDuration());
    }

    /** Tokens signed with the key of the ring that signs at the time. */
    public static Builder builder(KeyRing ring) {
        return new Builder(ring::signingKey, ring.signingKeys(), ring.tokenLifetime());
    }

    /**
     * A signed token with these claims, in compact form.
     *
     * @throws IllegalArgumentException if the claims expire later than the token lifetime of the ring allows
     * @throws IllegalStateException if no key of the ring signs yet
     */
    public String issue(JwtClaims claims) {
        long now = clock.millis();
        long issued = Math.floorDiv(now, MILLIS);
        long expires = claims.expiresAt(Math.floorDiv(now + lifetime, MILLIS));
        if (expires - issued > longest.toSeconds()) {
            // Security rule: a token must not outlive the key that verifies it.
            throw new IllegalArgumentException("The token would be valid for longer than the ring keeps its key");
        }
        JsonWriter payload = payloadStart.copy(TIMES_BYTES + claims.members().size());
        payload.member(IAT, issued);
        payload.member(EXP, expires);
        payload.members(claims.members());
        return sign(payload.toBase64Url());
    }

    private String sign(byte[] payload) {
        SigningKey key = signer.get();
        byte[] headerAndDot = Objects.requireNonNull(headers.get(key));
        int signed = headerAndDot.length + payload.length;
        int signature = Base64Url.encodedLength(key.verificationKey().signatureLength());
        byte[] token = Arrays.copyOf(headerAndDot, signed + 1 + signature);
        System.arraycopy(payload, 0, token, headerAndDot.length, payload.length);
        token[signed] = '.';
        System.arraycopy(Base64Url.encode(key.sign(token, signed)), 0, token, signed + 1, signature);
        return new String(token, StandardCharsets.ISO_8859_1);
    }

    private static byte[] headerAndDot(SigningKey key, Builder builder) {
        JwsAlgorithm algorithm = key.algorithm();
        JsonWriter header = new JsonWriter(USUAL_BYTES);
        header.member("alg", builder.fullySpecified ? algorithm.fullySpecifiedName() : algorithm.wireName());
        key.kid().ifPresent(kid -> header.member("kid", kid));
        if (builder.type != null) {
            header.member("typ", builder.type);
        }
        byte[] encoded = header.toBase64Url();
        byte[] headerAndDot = Arrays.copyOf(encoded, encoded.length + 1);
        headerAndDot[encoded.length] = '.';
        return headerAndDot;
    }

    @Override
    public String toString() {
        return "JwtIssuer" + headers.keySet();
    }

    /** Collects the rules of an issuer. Issuer, audience and lifetime have no default. Not thread-safe. */
    public static final class Builder {
        private final Supplier<SigningKey> signer;
        private final List<SigningKey> keys;
        private final Duration longest;
        private @Nullable String issuer;
        private List<String> audience = List.of();
        private @Nullable Duration lifetime;
        private @Nullable String type;
        private boolean fullySpecified;
        private InstantSource clock = InstantSource.system();

        private Builder(Supplier<SigningKey> signer, List<SigningKey> keys, Duration longest) {
            this.signer = signer;
            this.keys = keys;
            this.longest = longest;
        }

        /**
         * The {@code iss} of every token (RFC 7519 section 4.1.1).
         *
         * @throws IllegalArgumentException if it is blank
         */
        public Builder issuer(String value) {
            this.issuer = Texts.requireText("issuer", value);
            return this;
        }

        /**
         * The {@code aud} of every token (RFC 7519 section 4.1.3): one as a string, several as a list.
         *
         * @throws IllegalArgumentException if one is blank
         */
        public Builder audience(String... values) {
            this.audience = List.of(values);
            audience.forEach(value -> Texts.requireText("audience", value));
            return this;
        }

        /**
         * From {@code iat} to {@code exp}; at least one second.
         *
         * @throws IllegalArgumentException if it is shorter, or longer than a hundred years
         */
        public Builder lifetime(Duration value) {
            if (value.compareTo(Duration.ofSeconds(1)) < 0 || value.compareTo(MAX_LIFETIME) > 0) {
                throw new IllegalArgumentException("The lifetime must lie between one second and a hundred years");
            }
            this.lifetime = value;
            return this;
        }

        /** The {@code typ} of every header, for example {@code at+jwt} (RFC 8725 section 3.11). Default: none. */
        public Builder type(String value) {
            this.type = Texts.requireText("type", value);
            return this;
        }

        /**
         * Writes {@code Ed25519} (RFC 9864 section 2.2) for {@link JwsAlgorithm#EDDSA}; the names of the others are fully
         * specified anyway. Default: {@code EdDSA}, which more verifiers know.
         */
        public Builder fullySpecifiedAlgorithm() {
            this.fullySpecified = true;
            return this;
        }

        /** The clock. Default: that of the system. */
        public Builder clock(InstantSource value) {
            this.clock = value;
            return this;
        }

        /**
         * The issuer.
         *
         * @throws IllegalStateException naming what is missing, or if the lifetime is longer than that of the ring
         */
        public JwtIssuer build() {
            if (issuer == null) {
                throw new IllegalStateException("JwtIssuer needs an issuer(...)");
            }
            if (audience.isEmpty()) {
                throw new IllegalStateException("JwtIssuer needs an audience(...)");
            }
            if (lifetime == null) {
                throw new IllegalStateException("JwtIssuer needs a lifetime(...)");
            }
            if (lifetime.compareTo(longest) > 0) {
                throw new IllegalStateException("The lifetime is longer than the token lifetime of the ring");
            }
            return new JwtIssuer(this, lifetime);
        }
    }
}
