package dev.signet.testkit;

import static dev.signet.testkit.TestingRows.account;
import static dev.signet.testkit.TestingRows.id;
import static dev.signet.testkit.TestingRows.user;
import static dev.signet.testkit.Together.RACERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.model.Account;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What {@link dev.signet.storage.UserStore} promises of users who leave. */
public interface UserDeletionContract extends StoredRows {

    /** Nothing of a deleted user is left. */
    @Test
    default void aDeletedUserIsGoneWithTheirAccounts() {
        var user = created(user());
        var other = created(user());

        assertThat(storage().users().delete(id())).isFalse();
        assertThat(storage().users().delete(user.id())).isTrue();
        assertThat(storage().users().findById(user.id())).isEmpty();
        assertThat(storage().accounts().findByUser(user.id(), Account.CREDENTIAL))
                .isEmpty();
        assertThat(storage().users().delete(user.id())).isFalse();
        assertThat(storage().accounts().findByUser(other.id(), Account.CREDENTIAL))
                .isPresent();
        assertThat(storage().users().createIfAbsent(user, account(user))).isTrue();
    }

    /** The race for a deletion has one winner. */
    @RepeatedTest(5)
    default void ofParallelDeletionsExactlyOneCounts() throws Exception {
        var user = created(user());

        assertThat(Together.run(RACERS, i -> storage().users().delete(user.id())))
                .containsOnlyOnce(true);
    }
}
