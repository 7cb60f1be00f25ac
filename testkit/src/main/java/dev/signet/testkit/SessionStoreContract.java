package dev.signet.testkit;

import static dev.signet.testkit.TestingRows.NOW;
import static dev.signet.testkit.TestingRows.id;
import static dev.signet.testkit.TestingRows.session;
import static dev.signet.testkit.TestingRows.user;
import static dev.signet.testkit.Together.RACERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.model.Session;
import dev.signet.model.SessionWithUser;
import dev.signet.storage.SessionStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every promise of {@link SessionStore}. */
public interface SessionStoreContract extends StoredRows {

    /** Both rows in one answer. */
    @Test
    default void aSessionIsFoundTogetherWithItsOwner() {
        var owner = created(user("O'Brien 👋", id() + "@example.com"));
        var plain = session(owner);
        var stored = new Session(
                plain.id(),
                plain.token(),
                owner.id(),
                plain.expiresAt(),
                plain.createdAt(),
                plain.updatedAt(),
                "",
                "Mozilla/5.0 (O'Brien; \"x\") 👋");

        assertThat(storage().sessions().createIfUnrevoked(stored, owner)).isTrue();

        assertThat(storage().sessions().findByToken(stored.token())).contains(new SessionWithUser(stored, owner));
    }

    /** Nothing is an empty answer. */
    @Test
    default void anUnknownTokenIsEmpty() {
        var token = begun(created(user())).token();

        assertThat(storage().sessions().findByToken(id())).isEmpty();
        assertThat(storage().sessions().findByToken("")).isEmpty();
        assertThat(storage().sessions().findByToken("%")).isEmpty();
        assertThat(storage().sessions().findByToken(token.substring(1))).isEmpty();
    }

    /** What is finer than a millisecond is cut. */
    @Test
    default void momentsAreKeptToTheMillisecond() {
        var owner = created(user());
        var fine = session(owner, NOW.plusNanos(999_999), NOW.plusSeconds(60).plusNanos(999_999));

        storage().sessions().createIfUnrevoked(fine, owner);

        var found = storage().sessions().findByToken(fine.token()).orElseThrow().session();
        assertThat(found.createdAt()).isEqualTo(NOW);
        assertThat(found.updatedAt()).isEqualTo(NOW);
        assertThat(found.expiresAt()).isEqualTo(NOW.plusSeconds(60));
    }

    /** A session that nobody owns, or that is already there, is refused. */
    @Test
    default void aSessionNeedsItsOwnerAndATokenOfItsOwn() {
        var owner = created(user());
        var stranger = user();
        var first = begun(owner);
        var sameToken = new Session(id(), first.token(), owner.id(), first.expiresAt(), NOW, NOW, "", "");

        assertThat(storage().sessions().createIfUnrevoked(session(stranger), stranger))
                .isFalse();
        assertThatThrownBy(() -> storage().sessions().createIfUnrevoked(session(owner), stranger))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> storage().sessions().createIfUnrevoked(sameToken, owner))
                .isInstanceOf(RuntimeException.class);
        assertThat(storage().sessions().findLive(owner.id(), NOW)).containsExactly(first);
    }

    /** What a user sees of their devices. */
    @Test
    default void theLiveSessionsOfAUserAreListedTheOldestFirst() {
        var owner = created(user());
        var other = begun(created(user()));
        var newest = begun(owner, NOW.plusSeconds(2), NOW.plusSeconds(60));
        var oldest = begun(owner, NOW.minusSeconds(2), NOW.plusMillis(1));
        begun(owner, NOW.minusSeconds(60), NOW);

        assertThat(storage().sessions().findLive(owner.id(), NOW)).containsExactly(oldest, newest);
        assertThat(storage().sessions().findLive(other.userId(), NOW)).containsExactly(other);
        assertThat(storage().sessions().findLive(id(), NOW)).isEmpty();
    }

    /** An extension moves two moments, and nothing else. */
    @Test
    default void anExtensionMovesTheExpiry() {
        var owner = created(user());
        var session = begun(owner);
        var other = begun(owner);
        var later = NOW.plus(Duration.ofDays(1));
        var expiry = session.expiresAt().plus(Duration.ofDays(1));

        assertThat(storage().sessions().extend(session.token(), session.expiresAt(), expiry, later))
                .isTrue();

        var found =
                storage().sessions().findByToken(session.token()).orElseThrow().session();
        assertThat(found)
                .isEqualTo(new Session(
                        session.id(),
                        session.token(),
                        owner.id(),
                        expiry,
                        session.createdAt(),
                        later,
                        session.ipAddress(),
                        session.userAgent()));
        assertThat(storage().sessions().findByToken(other.token())).contains(new SessionWithUser(other, owner));
    }

    /** A session that was extended or revoked in between is left as it is. */
    @Test
    default void anExtensionOfAnotherExpiryChangesNothing() {
        var owner = created(user());
        var session = begun(owner);
        var expiry = session.expiresAt();

        for (Instant expected : new Instant[] {expiry.plusMillis(1), expiry.minusMillis(1)}) {
            assertThat(storage().sessions().extend(session.token(), expected, expiry.plusSeconds(9), NOW))
                    .isFalse();
        }
        assertThat(storage().sessions().extend(id(), expiry, expiry.plusSeconds(9), NOW))
                .isFalse();
        assertThat(storage().sessions().findByToken(session.token())).contains(new SessionWithUser(session, owner));

        storage().sessions().revoke(session.token());
        assertThat(storage().sessions().extend(session.token(), expiry, expiry.plusSeconds(9), NOW))
                .isFalse();
        assertThat(storage().sessions().findByToken(session.token()))
                .as("nothing brings a revoked session back")
                .isEmpty();
    }

    /** The race to extend has one winner, and the session lives. */
    @RepeatedTest(20)
    default void ofParallelExtensionsExactlyOneWins() throws Exception {
        var session = begun(created(user()));
        var expiry = session.expiresAt().plusSeconds(60);

        var moved = Together.run(
                RACERS,
                i -> storage().sessions().extend(session.token(), session.expiresAt(), expiry, NOW.plusSeconds(60)));

        assertThat(Collections.frequency(moved, true)).isEqualTo(1);
        var found =
                storage().sessions().findByToken(session.token()).orElseThrow().session();
        assertThat(found.expiresAt()).isEqualTo(expiry);
    }

    /** What has expired can be swept in batches, and nothing else is. */
    @Test
    @Tag("R-344")
    default void sweepingRemovesTheExpiredSessionsAndCountsThem() {
        // Long ago: on a shared database nobody else has rows that expired then.
        var then = Instant.parse("2001-01-01T00:00:00.500Z");
        storage().sessions().deleteExpired(then, 500);
        var owner = created(user());
        var past = begun(owner, then.minusSeconds(10), then.minusMillis(1));
        var now = begun(owner, then.minusSeconds(10), then);
        var next = begun(owner, then.minusSeconds(10), then.plusMillis(1));

        assertThat(storage().sessions().deleteExpired(then, 1)).isEqualTo(1);
        assertThat(storage().sessions().deleteExpired(then, 500)).isEqualTo(1);
        assertThat(storage().sessions().deleteExpired(then, 500)).isZero();

        assertThat(storage().sessions().findByToken(past.token())).isEmpty();
        assertThat(storage().sessions().findByToken(now.token())).isEmpty();
        assertThat(storage().sessions().findByToken(next.token())).isPresent();
    }
}
