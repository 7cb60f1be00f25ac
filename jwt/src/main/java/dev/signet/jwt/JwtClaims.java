package dev.signet.jwt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The claims of a token to be issued (RFC 7519 section 4). Issuer, audience and the times of issue and expiry belong
 * to the {@link JwtIssuer} and cannot be set here as claims. Immutable and thread-safe; the builder is neither.
 */
public final class JwtClaims {
    private static final Set<String> REGISTERED = Set.of("iss", "sub", "aud", "exp", "nbf", "iat", "jti");

    private final @Nullable String subject;
    private final @Nullable String id;
    private final @Nullable Instant notBefore;
    private final @Nullable Instant expiresAt;
    private final Map<String, @Nullable Object> others;

    private JwtClaims(Builder builder) {
        this.subject = builder.subject;
        this.id = builder.id;
        this.notBefore = builder.notBefore;
        this.expiresAt = builder.expiresAt;
        this.others = Collections.unmodifiableMap(new LinkedHashMap<>(builder.others));
    }

    /** Starts with no claim at all. */
    public static Builder builder() {
        return new Builder();
    }

    Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    /** Writes every claim but those of the issuer; times are rounded so that the token is valid for less time. */
    void writeTo(StringBuilder json) {
        if (subject != null) {
            JsonWriter.member(json, "sub", subject);
        }
        if (id != null) {
            JsonWriter.member(json, "jti", id);
        }
        if (notBefore != null) {
            long started = notBefore.getNano() == 0 ? 0 : 1;
            JsonWriter.member(json, "nbf", notBefore.getEpochSecond() + started);
        }
        others.forEach((name, value) -> JsonWriter.member(json, name, value));
    }

    /** Shows the names of the claims only: values are personal data. */
    @Override
    public String toString() {
        return "JwtClaims" + others.keySet();
    }

    /** Collects claims. Not thread-safe. */
    public static final class Builder {
        private final Map<String, @Nullable Object> others = new LinkedHashMap<>();
        private @Nullable String subject;
        private @Nullable String id;
        private @Nullable Instant notBefore;
        private @Nullable Instant expiresAt;

        private Builder() {}

        /** The {@code sub} claim: whom the token is about (RFC 7519 section 4.1.2). */
        public Builder subject(String value) {
            this.subject = ClaimValues.text(value);
            return this;
        }

        /** The {@code jti} claim: a unique name of the token (RFC 7519 section 4.1.7). */
        public Builder id(String value) {
            this.id = ClaimValues.text(value);
            return this;
        }

        /** The {@code nbf} claim, rounded up to the second (RFC 7519 section 4.1.5). */
        public Builder notBefore(Instant value) {
            this.notBefore = ClaimValues.time(value);
            return this;
        }

        /** The {@code exp} claim, rounded down to the second, in place of the lifetime of the issuer. */
        public Builder expiresAt(Instant value) {
            this.expiresAt = ClaimValues.time(value);
            return this;
        }

        /**
         * A claim of the application.
         *
         * @throws IllegalArgumentException if the name is registered or was given before
         */
        public Builder claim(String name, String value) {
            return put(name, value);
        }

        /** As {@link #claim(String, String)}. */
        public Builder claim(String name, long value) {
            return put(name, value);
        }

        /** As {@link #claim(String, String)}. */
        public Builder claim(String name, boolean value) {
            return put(name, value);
        }

        /**
         * As {@link #claim(String, String)}. Elements are null, strings, integers, finite decimals, booleans, lists,
         * or maps with string keys, nested at most seven deep; they are copied.
         */
        public Builder claim(String name, List<?> value) {
            return put(name, value);
        }

        /** As {@link #claim(String, List)}. */
        public Builder claim(String name, Map<String, ?> value) {
            return put(name, value);
        }

        /** The claims. The builder may be used further. */
        public JwtClaims build() {
            return new JwtClaims(this);
        }

        private Builder put(String name, Object value) {
            if (REGISTERED.contains(name)) {
                throw new IllegalArgumentException(
                        "The claim '" + name + "' is registered: sub, jti and nbf have their own methods here, "
                                + "iss, aud, iat and exp belong to JwtIssuer");
            }
            if (others.containsKey(ClaimValues.text(name))) {
                throw new IllegalArgumentException("The claim '" + name + "' was given twice");
            }
            others.put(name, ClaimValues.copy(value, 1));
            return this;
        }
    }

    /** What may stand in a claim. */
    private static final class ClaimValues {
        private static final int MAX_DEPTH = 8;

        static String text(String value) {
            if (!Unicode.isWellFormed(value)) {
                throw new IllegalArgumentException("A claim holds a lone surrogate and cannot be written as UTF-8");
            }
            return value;
        }

        static Instant time(Instant value) {
            if (value.getEpochSecond() < 0 || value.getEpochSecond() >= NumericDate.MAX_SECONDS) {
                throw new IllegalArgumentException("A time claim must lie between the years 1970 and 9999");
            }
            return value;
        }

        static @Nullable Object copy(@Nullable Object value, int depth) {
            if (value == null || value instanceof Boolean || isNumber(value)) {
                return value;
            }
            if (value instanceof String string) {
                return text(string);
            }
            if (depth >= MAX_DEPTH) {
                throw new IllegalArgumentException("A claim is nested deeper than " + (MAX_DEPTH - 1));
            }
            if (value instanceof List<?> list) {
                List<@Nullable Object> copy = new ArrayList<>(list.size());
                list.forEach(element -> copy.add(copy(element, depth + 1)));
                return Collections.unmodifiableList(copy);
            }
            if (value instanceof Map<?, ?> map) {
                return copyMap(map, depth + 1);
            }
            throw new IllegalArgumentException(
                    "A claim cannot hold a " + value.getClass().getName());
        }

        private static Map<String, @Nullable Object> copyMap(Map<?, ?> map, int depth) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((name, value) -> {
                if (!(name instanceof String string)) {
                    throw new IllegalArgumentException("The keys of a map in a claim must be strings");
                }
                copy.put(text(string), copy(value, depth));
            });
            return Collections.unmodifiableMap(copy);
        }

        private static boolean isNumber(Object value) {
            return value instanceof Long
                    || value instanceof Integer
                    || (value instanceof Double number && Double.isFinite(number));
        }
    }
}
