package dev.signet.jwt;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an issuer through their rotation: one signs, the ones before it still verify, the next one is published
 * before it signs. The clock is read at every use, so a ring changes with time and needs no task that turns it.
 *
 * <p>A key signs until its successor does. It verifies, and is published, for the token lifetime and the cache lifetime
 * longer; then it is retired and no longer found. Thus a verifier that keeps the published set for no longer than the
 * cache lifetime refuses no good token. Immutable and thread-safe; to add or remove a key, build another ring.
 */
public final class KeyRing implements KeySource {
    private final Map<String, Entry> byKid;
    private final List<Entry> signing;
    private final Duration tokenLifetime;
    private final InstantSource clock;

    private KeyRing(List<Entry> entries, Duration tokenLifetime, InstantSource clock) {
        Map<String, Entry> named = new LinkedHashMap<>();
        entries.forEach(entry -> named.put(entry.kid(), entry));
        this.byKid = named;
        this.signing =
                entries.stream().filter(entry -> entry.signingKey().isPresent()).toList();
        this.tokenLifetime = tokenLifetime;
        this.clock = clock;
    }

    /** A ring without keys. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The key that signs now.
     *
     * @throws IllegalStateException before the first key signs
     */
    public SigningKey signingKey() {
        Instant now = clock.instant();
        for (int i = signing.size() - 1; i >= 0; i--) {
            if (!now.isBefore(signing.get(i).signsFrom())) {
                return signing.get(i).signingKey().orElseThrow();
            }
        }
        throw new IllegalStateException("No key of the ring signs yet");
    }

    /** The key with this {@code kid}, if it is published now. A token without {@code kid} has no key here. */
    @Override
    public Optional<VerificationKey> find(@Nullable String kid) {
        Entry entry = kid == null ? null : byKid.get(kid);
        return entry != null && entry.isPublished(clock.instant())
                ? Optional.of(entry.verificationKey())
                : Optional.empty();
    }

    /** The set to serve now, the next key included. HMAC keys are secrets and not in it. */
    public JwkSet published() {
        Instant now = clock.instant();
        return JwkSet.of(byKid.values().stream()
                .filter(entry -> entry.isPublished(now))
                .map(Entry::verificationKey)
                .filter(key -> !key.algorithm().isSymmetric())
                .toList());
    }

    /** The longest time that a token may be valid. */
    Duration tokenLifetime() {
        return tokenLifetime;
    }

    /** Every key that signs at some time. */
    List<SigningKey> signingKeys() {
        List<SigningKey> keys = new ArrayList<>();
        signing.forEach(entry -> entry.signingKey().ifPresent(keys::add));
        return keys;
    }

    @Override
    public String toString() {
        return "KeyRing" + byKid.keySet();
    }

    /** A key and its times. One without a private half has signed before this ring. */
    private record Entry(
            VerificationKey verificationKey,
            Optional<SigningKey> signingKey,
            Instant publishedFrom,
            Instant signsFrom,
            Instant retiresAt) {
        String kid() {
            return verificationKey.kid().orElseThrow();
        }

        boolean isPublished(Instant now) {
            return !now.isBefore(publishedFrom) && now.isBefore(retiresAt);
        }
    }

    /** Collects the keys of a ring. Both lifetimes have no default. Not thread-safe. */
    public static final class Builder {
        private final List<Signer> signers = new ArrayList<>();
        private final List<Previous> previous = new ArrayList<>();
        private final Set<String> kids = new HashSet<>();
        private @Nullable Duration tokenLifetime;
        private @Nullable Duration cacheLifetime;
        private InstantSource clock = InstantSource.system();

        private Builder() {}

        /**
         * The longest time from {@code iat} until verifiers refuse a token: its lifetime and their leeway. At least one
         * second.
         *
         * @throws IllegalArgumentException if it is shorter
         */
        public Builder tokenLifetime(Duration value) {
            if (value.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException("The token lifetime must be at least one second");
            }
            this.tokenLifetime = value;
            return this;
        }

        /**
         * The longest time that a verifier goes on using the published set it has fetched, with the time that caches in
         * between keep it, and by which clocks differ. Zero where all verifiers use the ring itself.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder cacheLifetime(Duration value) {
            if (value.isNegative()) {
                throw new IllegalArgumentException("The cache lifetime must not be negative");
            }
            this.cacheLifetime = value;
            return this;
        }

        /** The clock. Default: that of the system. */
        public Builder clock(InstantSource value) {
            this.clock = value;
            return this;
        }

        /**
         * A key that signs from then on, until that of the next call does.
         *
         * @throws IllegalArgumentException if it has no {@code kid} or one that is in the ring, or signs before it is
         *     published or no later than the key of the call before
         */
        public Builder key(SigningKey key, Instant publishedFrom, Instant signsFrom) {
            if (publishedFrom.isAfter(signsFrom)) {
                throw new IllegalArgumentException("A key must not sign before it is published");
            }
            if (!signers.isEmpty() && !signsFrom.isAfter(signers.get(signers.size() - 1).signsFrom)) {
                throw new IllegalArgumentException("A key must begin to sign after the one before it");
            }
            requireNewKid(key.verificationKey());
            signers.add(new Signer(key, publishedFrom, signsFrom));
            return this;
        }

        /**
         * A key that has stopped signing and whose private half is not needed any more.
         *
         * @throws IllegalArgumentException if it has no {@code kid} or one that is in the ring
         */
        public Builder previousKey(VerificationKey key, Instant signedUntil) {
            requireNewKid(key);
            previous.add(new Previous(key, signedUntil));
            return this;
        }

        /**
         * The ring.
         *
         * @throws IllegalStateException if a lifetime or a key that signs is missing, a previous key signs together with
         *     the first, or a key other than the only first one is not published for the cache lifetime before it signs
         */
        public KeyRing build() {
            Duration tokens = require("tokenLifetime", tokenLifetime);
            Duration caches = require("cacheLifetime", cacheLifetime);
            if (signers.isEmpty()) {
                throw new IllegalStateException("KeyRing needs a key(...) that signs");
            }
            checkNotice(caches);
            Duration afterSigning = tokens.plus(caches);
            List<Entry> entries = new ArrayList<>();
            for (Previous key : previous) {
                entries.add(key.entry(signers.get(0).signsFrom, afterSigning));
            }
            for (int i = 0; i < signers.size(); i++) {
                Instant retiresAt =
                        i + 1 < signers.size() ? signers.get(i + 1).signsFrom.plus(afterSigning) : Instant.MAX;
                entries.add(signers.get(i).entry(retiresAt));
            }
            return new KeyRing(entries, tokens, clock);
        }

        /** A verifier that has fetched the set just before a key came into it must not see a token of that key. */
        private void checkNotice(Duration caches) {
            // Nobody has cached a set of the issuer that has only just begun.
            for (Signer key : signers.subList(previous.isEmpty() ? 1 : 0, signers.size())) {
                if (key.publishedFrom.plus(caches).isAfter(key.signsFrom)) {
                    throw new IllegalStateException("The key " + key.key.kid().orElseThrow()
                            + " must be published for the cache lifetime before it signs");
                }
            }
        }

        private void requireNewKid(VerificationKey key) {
            String kid = key.kid().orElseThrow(() -> new IllegalArgumentException("A key of a ring needs a kid"));
            if (!kids.add(kid)) {
                throw new IllegalArgumentException("Another key of the ring has the same kid");
            }
        }

        private static Duration require(String name, @Nullable Duration value) {
            if (value == null) {
                throw new IllegalStateException("KeyRing needs a " + name + "(...)");
            }
            return value;
        }

        private record Signer(SigningKey key, Instant publishedFrom, Instant signsFrom) {
            Entry entry(Instant retiresAt) {
                return new Entry(key.verificationKey(), Optional.of(key), publishedFrom, signsFrom, retiresAt);
            }
        }

        private record Previous(VerificationKey key, Instant signedUntil) {
            Entry entry(Instant successor, Duration afterSigning) {
                if (signedUntil.isAfter(successor)) {
                    throw new IllegalStateException("A previous key must have stopped before the first key signs");
                }
                return new Entry(key, Optional.empty(), Instant.MIN, Instant.MIN, signedUntil.plus(afterSigning));
            }
        }
    }
}
