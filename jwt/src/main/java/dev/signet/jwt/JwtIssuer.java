package dev.signet.jwt;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Signs tokens of one kind: one key, one issuer, one audience, one lifetime. The header is
 * {@code {"alg"[,"kid"][,"typ"]}}; the payload begins with {@code iss}, {@code aud} (a single audience as a string),
 * {@code iat} and {@code exp} in whole seconds. Immutable and thread-safe.
 */
public final class JwtIssuer {
    private final SigningKey key;
    private final Duration lifetime;
    private final InstantSource clock;
    private final byte[] headerAndDot;
    private final String payloadStart;

    private JwtIssuer(Builder builder, Duration lifetime) {
        this.key = builder.key;
        this.lifetime = lifetime;
        this.clock = builder.clock;
        StringBuilder header = new StringBuilder("{");
        JsonWriter.member(header, "alg", key.algorithm().wireName());
        key.kid().ifPresent(kid -> JsonWriter.member(header, "kid", kid));
        if (builder.type != null) {
            JsonWriter.member(header, "typ", builder.type);
        }
        String encoded = Base64Url.encodeToString(header.append('}').toString().getBytes(StandardCharsets.UTF_8));
        this.headerAndDot = (encoded + ".").getBytes(StandardCharsets.ISO_8859_1);
        StringBuilder payload = new StringBuilder("{");
        JsonWriter.member(payload, "iss", builder.issuer);
        JsonWriter.member(payload, "aud", builder.audience.size() == 1 ? builder.audience.get(0) : builder.audience);
        this.payloadStart = payload.toString();
    }

    /** Tokens signed with this key. */
    public static Builder builder(SigningKey key) {
        return new Builder(key);
    }

    /** A signed token with these claims, in compact form. */
    public String issue(JwtClaims claims) {
        Instant now = clock.instant();
        StringBuilder json = new StringBuilder(payloadStart);
        JsonWriter.member(json, "iat", now.getEpochSecond());
        long expires = claims.expiresAt().orElse(now.plus(lifetime)).getEpochSecond();
        JsonWriter.member(json, "exp", expires);
        claims.writeTo(json);
        json.append('}');
        return sign(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private String sign(byte[] payload) {
        byte[] encoded = Base64Url.encode(payload);
        byte[] signed = new byte[headerAndDot.length + encoded.length];
        System.arraycopy(headerAndDot, 0, signed, 0, headerAndDot.length);
        System.arraycopy(encoded, 0, signed, headerAndDot.length, encoded.length);
        String signature = Base64Url.encodeToString(key.sign(signed));
        return new String(signed, StandardCharsets.ISO_8859_1) + '.' + signature;
    }

    @Override
    public String toString() {
        return "JwtIssuer[" + key + "]";
    }

    /** Collects the rules of an issuer. Issuer, audience and lifetime have no default. Not thread-safe. */
    public static final class Builder {
        private final SigningKey key;
        private @Nullable String issuer;
        private List<String> audience = List.of();
        private @Nullable Duration lifetime;
        private @Nullable String type;
        private InstantSource clock = InstantSource.system();

        private Builder(SigningKey key) {
            this.key = key;
        }

        /** The {@code iss} of every token. */
        public Builder issuer(String value) {
            this.issuer = Texts.requireText("issuer", value);
            return this;
        }

        /** The {@code aud} of every token. */
        public Builder audience(String... values) {
            this.audience = List.of(values);
            audience.forEach(value -> Texts.requireText("audience", value));
            return this;
        }

        /** From {@code iat} to {@code exp}; at least one second. */
        public Builder lifetime(Duration value) {
            if (value.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException("The lifetime must be at least one second");
            }
            this.lifetime = value;
            return this;
        }

        /** The {@code typ} of every header, for example {@code at+jwt} (RFC 8725 section 3.11). Default: none. */
        public Builder type(String value) {
            this.type = Texts.requireText("type", value);
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
         * @throws IllegalStateException naming what is missing
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
            return new JwtIssuer(this, lifetime);
        }
    }
}
