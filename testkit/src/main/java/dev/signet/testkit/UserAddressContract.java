package dev.signet.testkit;

import static dev.signet.testkit.TestingRows.NOW;
import static dev.signet.testkit.TestingRows.id;
import static dev.signet.testkit.TestingRows.session;
import static dev.signet.testkit.TestingRows.user;
import static dev.signet.testkit.Together.RACERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.model.User;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@link dev.signet.storage.UserStore} promises of the addresses of users. */
public interface UserAddressContract extends StoredRows {

    /** An address is proved once, and only while it is still the user's. */
    @Test
    default void anAddressIsProvedOnce() {
        var user = created(user());
        var later = NOW.plusSeconds(1);
        var users = storage().users();

        assertThat(users.proveEmail(user.withEmail(id() + "@example.com", false, NOW), user.email(), "", later))
                .isEmpty();
        assertThat(users.proveEmail(user(), user.email(), "", later)).isEmpty();
        assertThat(users.findById(user.id())).contains(user);
        var proved = user.withEmail(user.email(), true, later).withSessionsValidAfter(later);
        assertThat(users.proveEmail(user, user.email(), "", later)).contains(proved);
        assertThat(users.findById(user.id())).contains(proved);
        assertThat(users.proveEmail(user, user.email(), "", later.plusSeconds(1)))
                .isEmpty();
        assertThat(users.findById(user.id())).contains(proved);
    }

    /** The first proof of a mailbox shuts out whoever signed up with it: all sessions end but that of who proves it. */
    @Test
    @Tag("R-321")
    default void aProofEndsEverySessionButOne() {
        var user = created(user());
        var own = begun(user);
        begun(user);
        var foreign = begun(created(user()));

        var proved = storage().users().proveEmail(user, user.email(), own.token(), NOW);

        assertThat(storage().sessions().findLive(user.id(), NOW)).containsExactly(own);
        assertThat(storage().sessions().findByToken(foreign.token())).isPresent();
        assertThat(storage().sessions().createIfUnrevoked(session(user), user)).isFalse();
        assertThat(storage().sessions().createIfUnrevoked(session(user), proved.orElseThrow()))
                .isTrue();
    }

    /** A proof that was read before the sessions ended counts no more. */
    @Test
    @Tag("R-320")
    default void aProofAfterARevocationIsRefused() {
        var user = created(user());
        var revoked = storage().users().revokeSessions(user.id(), NOW).orElseThrow();
        var own = begun(revoked);

        assertThat(storage().users().proveEmail(user, user.email(), "", NOW)).isEmpty();
        assertThat(storage().users().findById(user.id())).contains(revoked);
        assertThat(storage().sessions().findLive(user.id(), NOW)).containsExactly(own);
    }

    /** The race for a proof has one winner. */
    @RepeatedTest(10)
    default void ofParallelProofsExactlyOneCounts() throws Exception {
        var user = created(user());

        var proved = Together.run(RACERS, i -> storage().users().proveEmail(user, user.email(), "", NOW));

        assertThat(proved).filteredOn(Optional::isPresent).hasSize(1);
    }

    /** An address changes hands in one step. */
    @Test
    default void anAddressIsExchanged() {
        var user = created(user());
        var other = created(user());
        var own = begun(user);
        var next = id() + "@example.com";
        var later = NOW.plusSeconds(1);
        var users = storage().users();

        assertThat(users.proveEmail(user.withEmail(other.email(), false, NOW), next, "", later))
                .isEmpty();
        assertThat(users.proveEmail(user(), next, "", later)).isEmpty();
        assertThat(users.proveEmail(user, other.email(), "", later)).isEmpty();
        assertThat(users.findById(user.id())).contains(user);
        assertThat(storage().sessions().findByToken(own.token())).isPresent();
        assertThat(users.proveEmail(user, next, "", later))
                .contains(user.withEmail(next, true, later).withSessionsValidAfter(later));
        assertThat(storage().sessions().findByToken(own.token())).isEmpty();
        assertThat(users.findByEmail(user.email())).isEmpty();
        assertThat(users.findByEmail(next).map(User::id)).contains(user.id());
    }

    /** The race for an address has one winner. */
    @RepeatedTest(5)
    default void ofParallelChangesToOneAddressExactlyOneCounts() throws Exception {
        var next = id() + "@example.com";
        var changed = Together.run(RACERS, i -> {
            var user = created(user());
            return storage().users().proveEmail(user, next, "", NOW);
        });

        assertThat(changed).filteredOn(Optional::isPresent).hasSize(1);
    }
}
