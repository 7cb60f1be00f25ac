package dev.signet.token;

import dev.signet.crypto.Sealer;
import dev.signet.crypto.Tokens;
import dev.signet.jwt.Jwk;
import dev.signet.jwt.JwkSet;
import dev.signet.jwt.JwsAlgorithm;
import dev.signet.jwt.JwtException;
import dev.signet.jwt.KeySource;
import dev.signet.jwt.SigningKey;
import dev.signet.jwt.VerificationKey;
import dev.signet.model.StoredKey;
import dev.signet.options.SignetOptions;
import dev.signet.storage.SigningKeyStore;
import dev.signet.storage.StorageUnavailableException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of access tokens. In HS256 mode it is the token secret; in the other modes a key pair that the first
 * instance makes and stores, its private half sealed by the master secret. Thread-safe.
 */
public final class SigningKeys implements KeySource {

    /** How to make key pairs and read them back; and the ids of those that could not be, which the log has been told. */
    private record Keeper(SigningKeyStore store, Sealer sealer, InstantSource clock, Set<String> unopened) {}

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);
    private static final Duration RELOAD_INTERVAL = Duration.ofSeconds(10);

    /** No request waits for longer than that for the question of another one. */
    private static final Duration RELOAD_WAIT = Duration.ofMillis(500);

    private final ReentrantLock reloading = new ReentrantLock();

    private final @Nullable Keeper keeper;
    private final @Nullable TokenSecrets secrets;
    private final SigningKey current;
    private volatile Loaded loaded;

    /** What was read, when; and whether there may be more, because the last reading failed. */
    private record Loaded(Map<String, SigningKey> byId, Instant at, boolean isPartial) {}

    private SigningKeys(@Nullable Keeper keeper, @Nullable TokenSecrets secrets, SigningKey current, Loaded loaded) {
        this.keeper = keeper;
        this.secrets = secrets;
        this.current = current;
        this.loaded = loaded;
    }

    /** The keys that these settings ask for. */
    public static SigningKeys open(
            SignetOptions options, SigningKeyStore store, SecureRandom random, InstantSource clock) {
        JwsAlgorithm algorithm = options.jwt().algorithm();
        if (algorithm == JwsAlgorithm.HS256) {
            TokenSecrets secrets = new TokenSecrets(options.secrets().tokens());
            return new SigningKeys(null, secrets, secrets.current(), new Loaded(Map.of(), clock.instant(), false));
        }
        Tokens tokens = new Tokens(random);
        Sealer sealer = new Sealer(options.secrets().masterSecret(), "jwks-private-key", tokens);
        Keeper keeper = new Keeper(store, sealer, clock, ConcurrentHashMap.newKeySet());
        if (ofAlgorithm(load(keeper, Map.of()), algorithm).isEmpty()) {
            store.create(seal(SigningKey.generate(algorithm, tokens.id(), random), keeper));
        }
        sealAnew(keeper);
        Map<String, SigningKey> keys = load(keeper, Map.of());
        SigningKey oldest = ofAlgorithm(keys, algorithm)
                .orElseThrow(() -> new IllegalStateException("The signing key that was just stored can't be read."));
        return new SigningKeys(keeper, null, oldest, new Loaded(keys, clock.instant(), false));
    }

    /** The key that signs. */
    public SigningKey current() {
        return current;
    }

    /** The public keys as a JWK Set in JSON, those of other instances among them. */
    public String publicKeys() {
        if (keeper != null) {
            boolean unused = reload(keeper, Duration.ZERO);
        }
        List<VerificationKey> keys = new ArrayList<>();
        loaded.byId().values().forEach(key -> keys.add(key.verificationKey()));
        return JwkSet.of(keys).toJson();
    }

    @Override
    public Optional<VerificationKey> find(@Nullable String kid) {
        if (secrets != null) {
            return secrets.find(kid);
        }
        if (keeper == null || kid == null) {
            return Optional.empty();
        }
        SigningKey known = loaded.byId().get(kid);
        if (known == null && !reload(keeper, RELOAD_WAIT)) {
            throw JwtException.keysUnavailable("The signing keys can't be read now");
        }
        return Optional.ofNullable(known == null ? loaded.byId().get(kid) : known)
                .map(SigningKey::verificationKey);
    }

    /**
     * Another instance may have made a key. Whatever the flood of unknown ids, the database is asked once in an interval, by
     * one thread; the keys that are known stay good while it is away.
     *
     * @param wait for the answer that another thread waits for
     * @return whether the keys are all that there were at the last question
     */
    private boolean reload(Keeper from, Duration wait) {
        if (!isDue(from)) {
            return !loaded.isPartial();
        }
        if (!locked(wait)) {
            return false;
        }
        try {
            if (isDue(from)) {
                loaded = reloaded(from);
            }
            return !loaded.isPartial();
        } finally {
            reloading.unlock();
        }
    }

    private Loaded reloaded(Keeper from) {
        try {
            return new Loaded(load(from, loaded.byId()), from.clock().instant(), false);
        } catch (StorageUnavailableException away) {
            LOG.warn("The signing keys can't be read again: the database is away");
        } catch (RuntimeException failed) {
            LOG.error("The signing keys can't be read again", failed);
        }
        return new Loaded(loaded.byId(), from.clock().instant(), true);
    }

    private boolean locked(Duration wait) {
        try {
            return reloading.tryLock(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean isDue(Keeper from) {
        return !from.clock().instant().isBefore(loaded.at().plus(RELOAD_INTERVAL));
    }

    private static Optional<SigningKey> ofAlgorithm(Map<String, SigningKey> keys, JwsAlgorithm algorithm) {
        return keys.values().stream()
                .filter(key -> key.algorithm() == algorithm)
                .findFirst();
    }

    /**
     * The keys in the table. One that was opened before stays known while its row is there, even if another instance has
     * sealed it anew by a secret that this one lacks.
     */
    private static Map<String, SigningKey> load(Keeper keeper, Map<String, SigningKey> known) {
        Map<String, SigningKey> keys = new LinkedHashMap<>();
        for (StoredKey stored : keeper.store().findAll()) {
            Optional<SigningKey> opened = open(stored, keeper);
            if (opened.isEmpty()) {
                tell(stored, keeper);
            }
            opened.or(() -> Optional.ofNullable(known.get(stored.id()))).ifPresent(key -> keys.put(stored.id(), key));
        }
        return keys;
    }

    /**
     * Security rule: the public half beside a seal that does not open is not trusted; who can write the table could have put
     * it there. Other programs keep keys in the same table, of which nothing is said.
     */
    private static void tell(StoredKey stored, Keeper keeper) {
        if (Sealer.isSealed(stored.privateKey()) && keeper.unopened().add(stored.id())) {
            LOG.warn(
                    "No secret of this instance opens the signing key {}. Unless it was opened before, tokens signed by it"
                            + " are refused here. Do all instances have the same SIGNET_SECRETS?",
                    stored.id());
        }
    }

    /** What a replaced secret sealed is sealed by the current one, before the replaced one is taken away. */
    private static void sealAnew(Keeper keeper) {
        for (StoredKey stored : keeper.store().findAll()) {
            String sealed = stored.privateKey();
            if (keeper.sealer().isOutdated(sealed, stored.id())) {
                keeper.sealer()
                        .open(sealed, stored.id())
                        .ifPresent(plain -> keeper.store()
                                .replacePrivateKey(
                                        stored.id(), sealed, keeper.sealer().seal(plain, stored.id())));
            }
        }
    }

    private static StoredKey seal(SigningKey key, Keeper keeper) {
        String id = key.kid().orElseThrow();
        Instant now = keeper.clock().instant();
        String pair = base64(key.pkcs8()) + "." + base64(key.spki());
        return new StoredKey(
                id,
                key.algorithm().wireName(),
                Jwk.of(key.verificationKey()).toJson(),
                keeper.sealer().seal(pair.getBytes(StandardCharsets.US_ASCII), id),
                now,
                // A Better Auth on the same table signs by its newest key that has not expired, and can't open ours.
                now);
    }

    private static Optional<SigningKey> open(StoredKey stored, Keeper keeper) {
        Optional<JwsAlgorithm> algorithm = JwsAlgorithm.ofName(stored.algorithm());
        Optional<byte[]> plain = keeper.sealer().open(stored.privateKey(), stored.id());
        if (algorithm.isEmpty() || plain.isEmpty()) {
            return Optional.empty();
        }
        String[] pair = new String(plain.get(), StandardCharsets.US_ASCII).split("\\.", -1);
        return Optional.of(SigningKey.fromPkcs8(
                algorithm.get(),
                Base64.getUrlDecoder().decode(pair[0]),
                Base64.getUrlDecoder().decode(pair[1]),
                stored.id()));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
