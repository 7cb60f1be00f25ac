package dev.signet.testkit;

import static dev.signet.testkit.TestingRows.NOW;
import static dev.signet.testkit.TestingRows.account;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.model.Session;
import dev.signet.model.User;
import java.time.Duration;
import java.time.Instant;

/** What tests of sessions and of users start from: rows that are there already. */
interface StoredRows extends StorageUnderTest {

    /** This user, who is stored with a password account. */
    default User created(User user) {
        assertThat(storage().users().createIfAbsent(user, account(user))).isTrue();
        return user;
    }

    /** A stored session of this stored user that lives for seven days from {@link TestingRows#NOW}. */
    default Session begun(User owner) {
        return begun(owner, NOW, NOW.plus(Duration.ofDays(7)));
    }

    /** A stored session of this stored user with these moments. */
    default Session begun(User owner, Instant createdAt, Instant expiresAt) {
        var session = TestingRows.session(owner, createdAt, expiresAt);
        assertThat(storage().sessions().createIfUnrevoked(session, owner)).isTrue();
        return session;
    }
}
