package dev.signet.testkit;

import static dev.signet.testkit.People.millis;
import static dev.signet.testkit.People.millisOrNull;

import dev.signet.model.StoredKey;
import dev.signet.storage.SigningKeyStore;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class MemorySigningKeyStore implements SigningKeyStore {

    private final Map<String, StoredKey> keys = new HashMap<>();

    @Override
    public synchronized List<StoredKey> findAll() {
        return keys.values().stream()
                .sorted(Comparator.comparing(StoredKey::createdAt).thenComparing(StoredKey::id))
                .toList();
    }

    @Override
    public synchronized void create(StoredKey key) {
        var cut = new StoredKey(
                key.id(),
                key.algorithm(),
                key.publicKey(),
                key.privateKey(),
                millis(key.createdAt()),
                millisOrNull(key.expiresAt()));
        if (keys.putIfAbsent(key.id(), cut) != null) {
            throw new IllegalStateException("A signing key with this id exists already.");
        }
    }

    @Override
    public synchronized boolean replacePrivateKey(String id, String expected, String replacement) {
        var key = keys.get(id);
        if (key == null || !key.privateKey().equals(expected)) {
            return false;
        }
        keys.put(
                id, new StoredKey(id, key.algorithm(), key.publicKey(), replacement, key.createdAt(), key.expiresAt()));
        return true;
    }
}
