package dev.signet.testkit;

import static dev.signet.testkit.TestingRows.NOW;
import static dev.signet.testkit.TestingRows.account;
import static dev.signet.testkit.TestingRows.id;
import static dev.signet.testkit.TestingRows.user;
import static dev.signet.testkit.Together.RACERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.model.Account;
import dev.signet.model.User;
import dev.signet.model.UserChange;
import dev.signet.storage.UserStore;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every promise of {@link UserStore}. */
public interface UserStoreContract extends StorageUnderTest {

    /** Reads come back as they were written, by id and by address. */
    @Test
    default void aCreatedUserIsFoundByIdAndByEmail() {
        var user = new User(
                id(), "Ada", id() + "@example.com", true, "https://example.com/a.png", NOW, NOW.plusMillis(1), NOW);

        assertThat(storage().users().createIfAbsent(user, account(user))).isTrue();

        assertThat(storage().users().findById(user.id())).contains(user);
        assertThat(storage().users().findByEmail(user.email())).contains(user);
    }

    /** Null is kept as null. */
    @Test
    default void aUserWithoutImageAndRevocationKeepsBothNull() {
        var stored = created(user());

        assertThat(stored.image()).isNull();
        assertThat(stored.sessionsValidAfter()).isNull();
        assertThat(stored.emailVerified()).isFalse();
    }

    /** Nobody is an empty answer. */
    @Test
    default void anUnknownUserIsEmpty() {
        assertThat(storage().users().findById(id())).isEmpty();
        assertThat(storage().users().findByEmail(id() + "@example.com")).isEmpty();
        assertThat(storage().users().update(id(), new UserChange("Ada", false, null), NOW))
                .isEmpty();
        assertThat(storage().users().revokeSessions(id(), NOW)).isEmpty();
    }

    /** Instants keep milliseconds and nothing finer. */
    @Test
    default void instantsAreKeptToTheMillisecond() {
        for (String text : List.of("2026-01-02T03:04:05Z", "2026-12-31T23:59:59.999Z", "2026-01-02T03:04:05.010Z")) {
            var moment = Instant.parse(text);
            var finer = moment.plusNanos(987_654);
            var stored = created(new User(id(), "Ada", id() + "@example.com", false, null, finer, finer, finer));

            assertThat(stored.createdAt()).isEqualTo(moment);
            assertThat(stored.updatedAt()).isEqualTo(moment);
            assertThat(stored.sessionsValidAfter()).isEqualTo(moment);
        }
    }

    /** Any text is a name, as long as the wire lets one be. */
    @Test
    default void namesOfAnyTextAndLengthComeBackUnchanged() {
        for (String name : List.of(
                "O'Brien; DROP TABLE \"user\"; --",
                "Zoë 安娜 محمد",
                "👩‍👩‍👧‍👦 family",
                "back\\slash %percent _ ? :name $1",
                " ",
                "x".repeat(255),
                "é".repeat(255))) {
            assertThat(created(user(name, id() + "@example.com")).name()).isEqualTo(name);
        }
    }

    /** The caller lower-cases; the store takes an address as it is given. */
    @Test
    default void emailAddressesAreComparedAsGiven() {
        var user = created(user());
        var upper = user.email().toUpperCase(Locale.ROOT);

        assertThat(storage().users().findByEmail(upper)).isEmpty();
        assertThat(created(user("Upper", upper)).email()).isEqualTo(upper);
        assertThat(storage().users().findByEmail(user.email())).contains(user);
    }

    /** A taken address writes neither row. */
    @Test
    @Tag("R-004")
    default void aTakenEmailWritesNeitherUserNorAccount() {
        var first = created(user());
        var second = user("Second", first.email());

        assertThat(storage().users().createIfAbsent(second, account(second))).isFalse();

        assertThat(storage().users().findById(second.id())).isEmpty();
        assertThat(storage().accounts().findByUser(second.id(), Account.CREDENTIAL))
                .isEmpty();
        assertThat(storage().users().findByEmail(first.email())).contains(first);
    }

    /** A refused account takes its user along. */
    @Test
    default void aFailedAccountLeavesNoUser() {
        var first = user();
        var taken = account(first);
        storage().users().createIfAbsent(first, taken);
        var second = user();
        var clash = new Account(taken.id(), second.id(), Account.CREDENTIAL, second.id(), "other", NOW, NOW);

        assertThatThrownBy(() -> storage().users().createIfAbsent(second, clash))
                .isInstanceOf(RuntimeException.class);

        assertThat(storage().users().findById(second.id())).isEmpty();
        assertThat(storage().users().findByEmail(second.email())).isEmpty();
        assertThat(storage().accounts().findByUser(first.id(), Account.CREDENTIAL))
                .contains(taken);
    }

    /** A user is never created with the account of another. */
    @Test
    default void anAccountOfAnotherUserIsRefused() {
        var first = created(user());
        var second = user();

        assertThatThrownBy(() -> storage().users().createIfAbsent(second, account(first)))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(storage().users().findById(second.id())).isEmpty();
    }

    /** An id that is in use is a mistake of the caller, not a taken address. */
    @Test
    default void aTakenUserIdIsAnErrorAndWritesNothing() {
        var first = created(user());
        var second = new User(first.id(), "Second", id() + "@example.com", false, null, NOW, NOW, null);

        assertThatThrownBy(() -> storage().users().createIfAbsent(second, account(second)))
                .isInstanceOf(RuntimeException.class);

        assertThat(storage().users().findByEmail(second.email())).isEmpty();
        assertThat(storage().users().findById(first.id())).contains(first);
    }

    /** The race for one address has one winner. */
    @RepeatedTest(20)
    @Tag("R-004")
    default void ofParallelCreationsWithOneEmailExactlyOneWins() throws Exception {
        var email = id() + "@example.com";

        var created = Together.run(RACERS, i -> {
            var user = user("Racer", email);
            return storage().users().createIfAbsent(user, account(user)) ? user.id() : "";
        });

        var winners = created.stream().filter(id -> !id.isEmpty()).toList();
        assertThat(winners).hasSize(1);
        assertThat(storage().users().findByEmail(email).map(User::id)).contains(winners.get(0));
        assertThat(storage().accounts().findByUser(winners.get(0), Account.CREDENTIAL))
                .isPresent();
        assertThat(Collections.frequency(created, "")).isEqualTo(RACERS - 1);
    }

    /** What a change doesn't name stays. */
    @Test
    default void anUpdateOfTheNameKeepsTheImageAndMovesUpdatedAt() {
        var user = created(withImage("https://example.com/a.png"));
        var later = NOW.plusSeconds(5);

        var updated = storage().users().update(user.id(), new UserChange("Grace", false, null), later);

        assertThat(updated)
                .contains(
                        new User(user.id(), "Grace", user.email(), false, user.image(), user.createdAt(), later, null));
        assertThat(storage().users().findById(user.id())).isEqualTo(updated);
    }

    /** A new picture takes the place of the old one. */
    @Test
    default void anUpdateOfTheImageKeepsTheName() {
        var user = created(withImage("https://example.com/a.png"));

        var updated = storage()
                .users()
                .update(user.id(), new UserChange(null, true, "https://example.com/b.png"), NOW)
                .orElseThrow();

        assertThat(updated.image()).isEqualTo("https://example.com/b.png");
        assertThat(updated.name()).isEqualTo(user.name());
    }

    /** Null removes the picture, if the picture counts. */
    @Test
    default void anUpdateRemovesTheImage() {
        var user = created(withImage("https://example.com/a.png"));

        storage().users().update(user.id(), new UserChange(null, true, null), NOW);

        assertThat(storage().users().findById(user.id()).orElseThrow().image()).isNull();
    }

    /** One user's change is nobody else's. */
    @Test
    default void anUpdateTouchesNobodyElse() {
        var user = created(user());
        var other = created(user());

        storage().users().update(user.id(), new UserChange("Changed", true, "x"), NOW.plusSeconds(1));
        storage().users().revokeSessions(user.id(), NOW);

        assertThat(storage().users().findById(other.id())).contains(other);
    }

    /** Each revocation ends what began at the one before, even within a millisecond or on a clock that went back. */
    @Test
    @Tag("R-021")
    default void revocationAlwaysMovesForward() {
        var user = created(user());
        var later = NOW.plusSeconds(1);

        assertThat(revokedAt(user, NOW)).isEqualTo(NOW);
        assertThat(revokedAt(user, NOW)).isEqualTo(NOW.plusMillis(1));
        assertThat(revokedAt(user, later)).isEqualTo(later);
        assertThat(revokedAt(user, NOW)).isEqualTo(later.plusMillis(1));
        assertThat(revokedAt(user, later.plusMillis(1))).isEqualTo(later.plusMillis(2));
        assertThat(storage().users().findById(user.id()).orElseThrow().sessionsValidAfter())
                .isEqualTo(later.plusMillis(2));
    }

    /** A millisecond more is exactly that, across every fraction, minute, day and year. */
    @Test
    default void revocationMovesByOneMillisecondOnly() {
        var user = created(user());
        var midnight = Instant.parse("2099-12-31T23:59:59.998Z");
        assertThat(revokedAt(user, midnight.minusMillis(1_200))).isEqualTo(midnight.minusMillis(1_200));

        for (int i = 1; i <= 1_203; i++) {
            assertThat(revokedAt(user, NOW)).isEqualTo(midnight.minusMillis(1_200 - i));
        }
    }

    /** No two revocations are one. */
    @Test
    default void parallelRevocationsAreAllDifferent() throws Exception {
        var user = created(user());

        assertThat(Together.run(RACERS, i -> revokedAt(user, NOW))).doesNotHaveDuplicates();
    }

    private Instant revokedAt(User user, Instant now) {
        return Objects.requireNonNull(
                storage().users().revokeSessions(user.id(), now).orElseThrow().sessionsValidAfter());
    }

    private User created(User user) {
        assertThat(storage().users().createIfAbsent(user, account(user))).isTrue();
        return storage().users().findById(user.id()).orElseThrow();
    }

    private static User withImage(String image) {
        return new User(id(), "Ada", id() + "@example.com", false, image, NOW, NOW, null);
    }
}
