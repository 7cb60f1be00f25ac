package dev.signet.testkit;

import static dev.signet.testkit.TestingRows.NOW;
import static dev.signet.testkit.TestingRows.id;
import static dev.signet.testkit.TestingRows.signingKey;
import static dev.signet.testkit.Together.RACERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.model.StoredKey;
import dev.signet.storage.SigningKeyStore;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every promise of {@link SigningKeyStore}. */
public interface SigningKeyStoreContract extends StorageUnderTest {

    /** Every column comes back. */
    @Test
    default void aKeyComesBackAsItWasStored() {
        var expiring = new StoredKey(id(), "ES256", "{\"kty\":\"EC\"}", "sealed", NOW, NOW.plusMillis(1));
        var eternal = new StoredKey(id(), "EdDSA", "{\"kty\":\"OKP\"}", "sealed", NOW, null);
        storage().signingKeys().create(expiring);
        storage().signingKeys().create(eternal);

        assertThat(storage().signingKeys().findAll()).contains(expiring, eternal);
    }

    /** The oldest first; keys of one age by id. */
    @Test
    default void keysAreListedByAgeThenById() {
        var prefix = id();
        var second = signingKey(prefix + "-B", NOW);
        var third = signingKey(prefix + "-a", NOW);
        var first = signingKey(prefix + "-z", NOW.minusMillis(1));
        storage().signingKeys().create(third);
        storage().signingKeys().create(first);
        storage().signingKeys().create(second);

        List<StoredKey> listed = storage().signingKeys().findAll().stream()
                .filter(key -> key.id().startsWith(prefix))
                .toList();
        assertThat(listed).containsExactly(first, second, third);
    }

    /** A private key is replaced if it is the expected one, and by one of several alone. */
    @Test
    default void aPrivateKeyIsReplacedIfItIsTheExpectedOne() throws Exception {
        var key = new StoredKey(id(), "EdDSA", "{}", "sealed by A", NOW, NOW.plusMillis(1));
        var other = signingKey(id(), NOW);
        storage().signingKeys().create(key);
        storage().signingKeys().create(other);
        var keys = storage().signingKeys();

        assertThat(keys.replacePrivateKey(key.id(), "another", "sealed by B")).isFalse();
        assertThat(keys.replacePrivateKey("nobody's", key.privateKey(), "sealed by B"))
                .isFalse();
        assertThat(keys.findAll()).contains(key, other);
        List<Boolean> replaced =
                Together.run(RACERS, i -> keys.replacePrivateKey(key.id(), key.privateKey(), "sealed by B"));

        assertThat(replaced.stream().filter(won -> won)).hasSize(1);
        assertThat(keys.findAll())
                .contains(
                        new StoredKey(key.id(), "EdDSA", "{}", "sealed by B", key.createdAt(), key.expiresAt()), other);
    }

    /** A key is never overwritten. */
    @Test
    default void aTakenKeyIdIsAnError() {
        var key = signingKey(id(), NOW);
        storage().signingKeys().create(key);
        var other = new StoredKey(key.id(), "ES256", "{}", "other", NOW, null);

        assertThatThrownBy(() -> storage().signingKeys().create(other)).isInstanceOf(RuntimeException.class);

        assertThat(storage().signingKeys().findAll()).contains(key).doesNotContain(other);
    }
}
