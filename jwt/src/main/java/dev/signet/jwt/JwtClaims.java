package dev.signet.jwt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The claims of a token to be issued (RFC 7519 section 4). Issuer, audience and the times of issue and expiry belong
 * to the {@link JwtIssuer} and cannot be set here as claims. Immutable and thread-safe; the builder is neither.
 */
public final class JwtClaims {
    private static final int USUAL_BYTES = 256;

    private final List<String> names;
    private final JsonWriter members;
    private final @Nullable Instant expiresAt;

    private JwtClaims(Builder builder) {
        this.names = List.copyOf(builder.names);
        this.members = builder.members.copy();
        this.expiresAt = builder.expiresAt;
    }

    /** Starts with no claim at all. */
    public static Builder builder() {
        return new Builder();
    }

    /** When the token expires, in seconds since 1970: as set here, otherwise at this time. */
    long expiresAt(long otherwise) {
        return expiresAt == null ? otherwise : expiresAt.getEpochSecond();
    }

    /** Every claim but those of the issuer. */
    JsonWriter members() {
        return members;
    }

    /** Shows the names of the claims only: values are personal data. */
    @Override
    public String toString() {
        return "JwtClaims" + names;
    }

    /** Collects claims. Not thread-safe. */
    public static final class Builder {
        private final List<String> names = new ArrayList<>();
        private final JsonWriter members = new JsonWriter(USUAL_BYTES);
        private @Nullable Instant expiresAt;

        private Builder() {}

        /**
         * The {@code sub} claim: whom the token is about (RFC 7519 section 4.1.2).
         *
         * @throws IllegalArgumentException if it was given before
         */
        public Builder subject(String value) {
            return put("sub", value);
        }

        /** The {@code jti} claim: a unique name of the token (RFC 7519 section 4.1.7). As {@link #subject}. */
        public Builder id(String value) {
            return put("jti", value);
        }

        /** The {@code nbf} claim, rounded up to the second (RFC 7519 section 4.1.5). As {@link #subject}. */
        public Builder notBefore(Instant value) {
            return put("nbf", ClaimValues.time(value).plusNanos(999_999_999).getEpochSecond());
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
            return putOther(name, value);
        }

        /** As {@link #claim(String, String)}. */
        public Builder claim(String name, long value) {
            return putOther(name, value);
        }

        /** As {@link #claim(String, String)}. */
        public Builder claim(String name, boolean value) {
            return putOther(name, value);
        }

        /**
         * As {@link #claim(String, String)}. Elements are null, strings, integers, finite decimals, booleans, lists,
         * or maps with string keys, nested at most seven deep; they are written at once.
         */
        public Builder claim(String name, List<?> value) {
            return putOther(name, value);
        }

        /** As {@link #claim(String, List)}. */
        public Builder claim(String name, Map<String, ?> value) {
            return putOther(name, value);
        }

        /** The claims. The builder may be used further. */
        public JwtClaims build() {
            return new JwtClaims(this);
        }

        private Builder putOther(String name, Object value) {
            if (ClaimSet.REGISTERED.contains(name)) {
                throw new IllegalArgumentException(
                        "The claim '" + name + "' is registered: sub, jti and nbf have their own methods here, "
                                + "iss, aud, iat and exp belong to JwtIssuer");
            }
            return put(name, value);
        }

        private Builder put(String name, Object value) {
            if (names.contains(name)) {
                throw new IllegalArgumentException("The claim '" + name + "' was given twice");
            }
            ClaimValues.check(value, 1);
            members.member(name, value);
            names.add(name);
            return this;
        }
    }

    /** What may stand in a claim. */
    private static final class ClaimValues {
        private static final int MAX_DEPTH = 8;

        static Instant time(Instant value) {
            if (value.getEpochSecond() < 0 || value.getEpochSecond() >= NumericDate.MAX_SECONDS) {
                throw new IllegalArgumentException("A time claim must lie between the years 1970 and 9999");
            }
            return value;
        }

        static void check(@Nullable Object value, int depth) {
            if (value == null || value instanceof String || value instanceof Boolean || isNumber(value)) {
                return;
            }
            if (depth >= MAX_DEPTH) {
                throw new IllegalArgumentException("A claim is nested deeper than " + (MAX_DEPTH - 1));
            }
            if (value instanceof List<?> list) {
                list.forEach(element -> check(element, depth + 1));
            } else if (value instanceof Map<?, ?> map) {
                map.forEach((name, element) -> {
                    if (!(name instanceof String)) {
                        throw new IllegalArgumentException("The keys of a map in a claim must be strings");
                    }
                    check(element, depth + 1);
                });
            } else {
                throw new IllegalArgumentException(
                        "A claim cannot hold a " + value.getClass().getName());
            }
        }

        private static boolean isNumber(Object value) {
            return value instanceof Long
                    || value instanceof Integer
                    || (value instanceof Double number && Double.isFinite(number));
        }
    }
}
