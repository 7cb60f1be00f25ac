package dev.signet.testkit;

import static dev.signet.testkit.TestingRows.NOW;
import static dev.signet.testkit.TestingRows.account;
import static dev.signet.testkit.TestingRows.id;
import static dev.signet.testkit.TestingRows.session;
import static dev.signet.testkit.TestingRows.user;
import static dev.signet.testkit.Together.RACERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.model.Account;
import dev.signet.storage.SessionStore;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@link SessionStore} promises about the end of sessions. */
public interface SessionRevocationContract extends StoredRows {

    /** A proof of identity that is older than the last revocation is worth no session. */
    @Test
    @Tag("R-021")
    default void aSignInThatARevocationOvertookLeavesNoSession() {
        var before = created(user());
        var after = storage().users().revokeSessions(before.id(), NOW).orElseThrow();

        assertThat(storage().sessions().createIfUnrevoked(session(before), before))
                .isFalse();
        assertThat(storage().sessions().findLive(before.id(), NOW)).isEmpty();
        assertThat(storage().sessions().createIfUnrevoked(session(after), after))
                .isTrue();
        storage().users().revokeSessions(before.id(), NOW);
        assertThat(storage().sessions().createIfUnrevoked(session(after), after))
                .isFalse();
    }

    /** Whatever the order of events, nothing that was begun before the revocation lives after it. */
    @RepeatedTest(20)
    @Tag("R-021")
    default void noSignInSurvivesAParallelRevocation() throws Exception {
        var owner = created(user());
        var revokes = new AtomicInteger();

        Together.run(
                RACERS,
                i -> revokes.incrementAndGet() == RACERS / 2
                        ? storage().users().revokeSessions(owner.id(), NOW).isPresent()
                        : storage().sessions().createIfUnrevoked(session(owner), owner));

        assertThat(storage().sessions().findLive(owner.id(), NOW)).isEmpty();
    }

    /** Who was read before the last revocation can't make another one. */
    @Test
    @Tag("R-340")
    default void aRevocationThatAnotherOvertookChangesNothing() {
        var before = created(user());
        var after = storage().users().revokeSessionsIfUnrevoked(before, NOW).orElseThrow();
        var session = begun(after);

        assertThat(storage().users().revokeSessionsIfUnrevoked(before, NOW)).isEmpty();
        assertThat(storage().users().revokeSessionsIfUnrevoked(user(), NOW)).isEmpty();
        assertThat(storage().users().findById(before.id())).contains(after);
        assertThat(storage().sessions().findByToken(session.token())).isPresent();

        var last = storage().users().revokeSessionsIfUnrevoked(after, NOW).orElseThrow();
        assertThat(last.sessionsValidAfter()).isAfter(after.sessionsValidAfter());
        assertThat(storage().sessions().findByToken(session.token())).isEmpty();
    }

    /** The race to revoke has one winner. */
    @RepeatedTest(20)
    @Tag("R-340")
    default void ofParallelRevocationsOfOneStandingExactlyOneWins() throws Exception {
        var owner = created(user());

        var changed = Together.run(RACERS, i -> storage().users().revokeSessionsIfUnrevoked(owner, NOW));

        assertThat(changed).filteredOn(Optional::isPresent).hasSize(1);
    }

    /** One device is signed out. */
    @Test
    default void aRevokedSessionIsGone() {
        var owner = created(user());
        var session = begun(owner);
        var other = begun(owner);

        assertThat(storage().sessions().revoke(session.token())).contains(session);
        assertThat(storage().sessions().revoke(session.token())).isEmpty();

        assertThat(storage().sessions().findLive(owner.id(), NOW)).containsExactly(other);
        assertThat(storage().users().findById(owner.id()))
                .as("the moment of revocation is for all")
                .contains(owner);
    }

    /** Nobody ends the session of somebody else. */
    @Test
    default void aUserRevokesTheirOwnSessionsAlone() {
        var owner = created(user());
        var session = begun(owner);
        var eve = created(user());

        assertThat(storage().sessions().revokeOwn(eve.id(), session.token())).isEmpty();
        assertThat(storage().sessions().revokeOwn(owner.id(), id())).isEmpty();
        assertThat(storage().sessions().findByToken(session.token())).isPresent();

        assertThat(storage().sessions().revokeOwn(owner.id(), session.token())).contains(session);
        assertThat(storage().sessions().findByToken(session.token())).isEmpty();
    }

    /** This device stays, every other one goes, those of other people stay. */
    @Test
    default void allOtherSessionsOfAUserEnd() {
        var owner = created(user());
        var current = begun(owner);
        begun(owner);
        begun(owner, NOW.minusSeconds(60), NOW.minusSeconds(1));
        var foreign = begun(created(user()));

        assertThat(storage().sessions().revokeOthers(owner.id(), foreign.token()))
                .isFalse();
        assertThat(storage().sessions().revokeOthers(owner.id(), id())).isFalse();
        assertThat(storage().sessions().findLive(owner.id(), NOW)).hasSize(2);
        assertThat(storage().sessions().revokeOthers(owner.id(), current.token()))
                .isTrue();
        assertThat(storage().sessions().revokeOthers(owner.id(), current.token()))
                .isTrue();

        assertThat(storage().sessions().findLive(owner.id(), NOW)).containsExactly(current);
        assertThat(storage().sessions().findByToken(foreign.token())).isPresent();
    }

    /** A session that was ended in between ends no other, so that of all at one time one stays. */
    @RepeatedTest(5)
    @Tag("R-340")
    default void ofSessionsThatEndEachOtherOneStays() throws Exception {
        var owner = created(user());
        var rivals = Stream.generate(() -> begun(owner)).limit(RACERS).toList();

        var ended = Together.run(
                RACERS,
                i -> storage().sessions().revokeOthers(owner.id(), rivals.get(i).token()));

        assertThat(ended).containsOnlyOnce(true);
        assertThat(storage().sessions().findLive(owner.id(), NOW)).hasSize(1);
    }

    /** Signing out everywhere removes the rows, too. */
    @Test
    @Tag("R-020")
    default void aRevocationOfAllRemovesEverySessionOfTheUser() {
        var owner = created(user());
        begun(owner);
        begun(owner);
        var foreign = begun(created(user()));

        storage().users().revokeSessions(owner.id(), NOW);

        assertThat(storage().sessions().findLive(owner.id(), NOW)).isEmpty();
        assertThat(storage().sessions().findByToken(foreign.token())).isPresent();
    }

    /** A new password removes the rows; one that is refused does not. */
    @Test
    @Tag("R-020")
    default void aChangeOfPasswordRemovesEverySessionOfTheUser() {
        var owner = user();
        var account = account(owner);
        storage().users().createIfAbsent(owner, account);
        var session = begun(owner);

        storage().accounts().changePassword(account, "another", "new", NOW);
        assertThat(storage().sessions().findByToken(session.token())).isPresent();

        storage().accounts().changePassword(account, hash(account), "new", NOW);
        assertThat(storage().sessions().findByToken(session.token())).isEmpty();
    }

    private static String hash(Account account) {
        return Objects.requireNonNull(account.password());
    }
}
