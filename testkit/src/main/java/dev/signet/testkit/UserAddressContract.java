package dev.signet.testkit;

import static dev.signet.testkit.TestingRows.NOW;
import static dev.signet.testkit.TestingRows.account;
import static dev.signet.testkit.TestingRows.id;
import static dev.signet.testkit.TestingRows.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.model.User;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What {@link dev.signet.storage.UserStore} promises of the addresses of users. */
public interface UserAddressContract extends StorageUnderTest {

    /** An address is proved once, and only while it is still the user's. */
    @Test
    default void anAddressIsVerifiedOnce() {
        var user = created(user());
        var later = NOW.plusSeconds(1);
        var users = storage().users();

        assertThat(users.verifyEmail(user.id(), id() + "@example.com", later)).isFalse();
        assertThat(users.verifyEmail(id(), user.email(), later)).isFalse();
        assertThat(users.findById(user.id())).contains(user);
        assertThat(users.verifyEmail(user.id(), user.email(), later)).isTrue();
        assertThat(users.findById(user.id())).contains(user.withEmail(user.email(), true, later));
        assertThat(users.verifyEmail(user.id(), user.email(), later.plusSeconds(1)))
                .isFalse();
        assertThat(users.findById(user.id())).contains(user.withEmail(user.email(), true, later));
    }

    /** The race for a proof has one winner. */
    @RepeatedTest(10)
    default void ofParallelVerificationsExactlyOneCounts() throws Exception {
        var user = created(user());

        assertThat(Parallel.run(() -> storage().users().verifyEmail(user.id(), user.email(), NOW)))
                .containsOnlyOnce(true);
    }

    /** An address changes hands in one step. */
    @Test
    default void anAddressIsExchanged() {
        var user = created(user());
        var other = created(user());
        var next = id() + "@example.com";
        var later = NOW.plusSeconds(1);
        var users = storage().users();

        assertThat(users.changeEmail(user.id(), other.email(), next, later)).isEmpty();
        assertThat(users.changeEmail(id(), user.email(), next, later)).isEmpty();
        assertThat(users.changeEmail(user.id(), user.email(), other.email(), later))
                .isEmpty();
        assertThat(users.findById(user.id())).contains(user);
        assertThat(users.changeEmail(user.id(), user.email(), next, later)).contains(user.withEmail(next, true, later));
        assertThat(users.findByEmail(user.email())).isEmpty();
        assertThat(users.findByEmail(next).map(User::id)).contains(user.id());
    }

    /** The race for an address has one winner. */
    @RepeatedTest(5)
    default void ofParallelChangesToOneAddressExactlyOneCounts() throws Exception {
        var next = id() + "@example.com";
        var changed = Parallel.run(() -> {
            var user = created(user());
            return storage().users().changeEmail(user.id(), user.email(), next, NOW);
        });

        assertThat(changed).filteredOn(Optional::isPresent).hasSize(1);
    }

    private User created(User user) {
        assertThat(storage().users().createIfAbsent(user, account(user))).isTrue();
        return user;
    }
}
