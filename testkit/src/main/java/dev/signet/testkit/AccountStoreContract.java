package dev.signet.testkit;

import static dev.signet.testkit.TestingRows.NOW;
import static dev.signet.testkit.TestingRows.account;
import static dev.signet.testkit.TestingRows.id;
import static dev.signet.testkit.TestingRows.user;
import static dev.signet.testkit.Together.RACERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.model.Account;
import dev.signet.model.LinkedAccount;
import dev.signet.model.User;
import dev.signet.model.UserWithAccount;
import dev.signet.storage.AccountStore;
import dev.signet.storage.AccountStore.Unlinked;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every promise of {@link AccountStore}. */
public interface AccountStoreContract extends StorageUnderTest {

    /** Both rows in one answer. */
    @Test
    default void aUserIsFoundTogetherWithTheirAccount() {
        var user = user("O'Brien 👋", id() + "@example.com");
        var account = created(user);

        assertThat(storage().accounts().findByEmail(user.email(), Account.CREDENTIAL))
                .contains(new UserWithAccount(user, account));
        assertThat(storage().accounts().findByUser(user.id(), Account.CREDENTIAL))
                .contains(account);
    }

    /** The owner sees the account, and can not take away the only one. */
    @Test
    default void theOnlyAccountIsListedAndStays() {
        var user = user();
        var account = created(user);

        assertThat(storage().accounts().findAll(user.id()))
                .containsExactly(
                        new LinkedAccount(account.id(), user.id(), Account.CREDENTIAL, user.id(), null, NOW, NOW));
        assertThat(storage().accounts().unlink(user.id(), account.id())).isEqualTo(Unlinked.LAST);
        assertThat(storage().accounts().unlink(user.id(), id())).isEqualTo(Unlinked.LAST);
        assertThat(storage().accounts().findAll(user.id())).hasSize(1);
        assertThat(storage().accounts().findAll(id())).isEmpty();
    }

    /** An account at a provider may have no password. */
    @Test
    default void anAccountWithoutPasswordKeepsItNull() {
        var user = user();
        var account = new Account(id(), "subject-1", "github", user.id(), null, NOW, NOW);
        storage().users().createIfAbsent(user, account);

        assertThat(storage().accounts().findByUser(user.id(), "github")).contains(account);
        assertThat(storage().accounts().findByEmail(user.email(), "github"))
                .contains(new UserWithAccount(user, account));
    }

    /** Either missing is an empty answer. */
    @Test
    default void aMissingUserOrAccountIsEmpty() {
        var user = user();
        created(user);

        assertThat(storage().accounts().findByEmail(id() + "@example.com", Account.CREDENTIAL))
                .isEmpty();
        assertThat(storage().accounts().findByEmail(user.email(), "github")).isEmpty();
        assertThat(storage().accounts().findByUser(id(), Account.CREDENTIAL)).isEmpty();
        assertThat(storage().accounts().findByUser(user.id(), "github")).isEmpty();
    }

    /** A reset needs no old password. */
    @Test
    default void aResetReplacesTheHashAndRevokesEverySession() {
        var user = user();
        var account = created(user);
        var later = NOW.plusSeconds(1);

        var owner = storage().accounts().resetPassword(credential(user, "reset", later), user);

        assertThat(owner).contains(user.withSessionsValidAfter(later));
        assertThat(storage().users().findById(user.id())).isEqualTo(owner);
        assertThat(stored(user))
                .isEqualTo(new Account(
                        account.id(),
                        account.accountId(),
                        account.providerId(),
                        user.id(),
                        "reset",
                        account.createdAt(),
                        later));
    }

    /** Who signed in by a provider so far gets a password beside. */
    @Test
    default void aResetMakesTheMissingAccount() {
        var user = user();
        var social = new Account(id(), "subject-2", "github", user.id(), null, NOW, NOW);
        storage().users().createIfAbsent(user, social);
        var made = credential(user, "first", NOW);

        assertThat(storage().accounts().resetPassword(made, user)).isPresent();
        assertThat(stored(user)).isEqualTo(made);
        assertThat(storage().accounts().findByUser(user.id(), "github")).contains(social);
    }

    /** Nothing is written for nobody. */
    @Test
    default void aResetForNobodyIsEmpty() {
        var nobody = user();

        assertThat(storage().accounts().resetPassword(credential(nobody, "reset", NOW), nobody))
                .isEmpty();
        assertThat(storage().accounts().findByUser(nobody.id(), Account.CREDENTIAL))
                .isEmpty();
    }

    /** A leave that was given before the sessions ended sets no password. */
    @Test
    @Tag("R-320")
    default void aResetAfterARevocationIsRefused() {
        var user = user();
        var account = created(user);
        var revoked = storage().users().revokeSessions(user.id(), NOW).orElseThrow();

        assertThat(storage().accounts().resetPassword(credential(user, "reset", NOW), user))
                .isEmpty();
        assertThat(stored(user)).isEqualTo(account);
        assertThat(storage().users().findById(user.id())).contains(revoked);
    }

    /** Of parallel resets one counts, and makes one account. */
    @RepeatedTest(5)
    default void ofParallelResetsExactlyOneCounts() throws Exception {
        var user = user();
        storage().users().createIfAbsent(user, new Account(id(), "subject-3", "github", user.id(), null, NOW, NOW));

        var owners = Together.run(RACERS, i -> storage().accounts().resetPassword(credential(user, id(), NOW), user));

        var owner = owners.stream().flatMap(Optional::stream).toList();
        assertThat(owner).hasSize(1);
        var account = stored(user);
        storage().accounts().resetPassword(credential(user, "last", NOW), owner.get(0));
        assertThat(stored(user).id()).isEqualTo(account.id());
        assertThat(stored(user).password()).isEqualTo("last");
    }

    private static Account credential(User user, String hash, Instant now) {
        return new Account(id(), user.id(), Account.CREDENTIAL, user.id(), hash, now, now);
    }

    /** An upgrade of the hash signs nobody out. */
    @Test
    default void anUpgradeReplacesTheHashAndRevokesNothing() {
        var user = user();
        var account = created(user);
        var later = NOW.plusSeconds(1);

        assertThat(storage().accounts().upgradePassword(account.id(), hash(account), "better", later))
                .isTrue();

        var stored = stored(user);
        assertThat(stored.password()).isEqualTo("better");
        assertThat(stored.updatedAt()).isEqualTo(later);
        assertThat(stored.createdAt()).isEqualTo(account.createdAt());
        assertThat(storage().users().findById(user.id())).contains(user);
    }

    /** A hash that was changed in between is not overwritten. */
    @Test
    default void anUpgradeOfAnotherHashChangesNothing() {
        var user = user();
        var account = created(user);

        assertThat(storage().accounts().upgradePassword(account.id(), "another", "better", NOW))
                .isFalse();
        assertThat(storage().accounts().upgradePassword(id(), hash(account), "better", NOW))
                .isFalse();
        assertThat(stored(user)).isEqualTo(account);
    }

    /** A new password ends the sessions of its owner, and of nobody else. */
    @Test
    default void aChangeReplacesTheHashAndRevokesTheSessionsOfItsOwner() {
        var user = user();
        var account = created(user);
        var other = user();
        created(other);
        var later = NOW.plusMillis(7);

        assertThat(storage().accounts().changePassword(account, hash(account), "new", later))
                .contains(later);

        assertThat(stored(user).password()).isEqualTo("new");
        assertThat(stored(user).updatedAt()).isEqualTo(later);
        assertThat(validAfter(user)).isEqualTo(later);
        assertThat(storage().users().findById(other.id())).contains(other);
    }

    /** A session that began at another instance, whose clock is ahead, ends as well. */
    @Test
    @Tag("R-021")
    default void aChangeMovesTheRevocationForwardWhateverTheClockSays() {
        var user = user();
        var account = created(user);
        var ahead = NOW.plusSeconds(60);
        storage().users().revokeSessions(user.id(), ahead);

        assertThat(storage().accounts().changePassword(account, hash(account), "second", NOW))
                .contains(ahead.plusMillis(1));
        assertThat(validAfter(user)).isEqualTo(ahead.plusMillis(1));

        assertThat(storage().accounts().changePassword(account, "second", "third", ahead.plusMillis(1)))
                .contains(ahead.plusMillis(2));
        assertThat(validAfter(user)).isEqualTo(ahead.plusMillis(2));
    }

    /** The answer is what is stored, so that a session which begins at it is good. */
    @Test
    default void aChangeAnswersWithTheStoredMoment() {
        var user = user();
        var account = created(user);

        var moment = storage().accounts().changePassword(account, hash(account), "new", NOW.plusNanos(1_999_999));

        assertThat(moment).contains(NOW.plusMillis(1)).contains(validAfter(user));
    }

    /** Both or neither. */
    @Test
    default void aRefusedChangeRevokesNothing() {
        var user = user();
        var account = created(user);

        assertThat(storage().accounts().changePassword(account, "another", "new", NOW))
                .isEmpty();

        assertThat(stored(user)).isEqualTo(account);
        assertThat(storage().users().findById(user.id())).contains(user);
    }

    /** No password is not an empty password. */
    @Test
    default void anAccountWithoutPasswordIsNeverChanged() {
        var user = user();
        var account = new Account(id(), "subject-1", "github", user.id(), null, NOW, NOW);
        storage().users().createIfAbsent(user, account);

        assertThat(storage().accounts().changePassword(account, "", "new", NOW)).isEmpty();
        assertThat(storage().accounts().upgradePassword(account.id(), "", "new", NOW))
                .isFalse();
        assertThat(storage().accounts().findByUser(user.id(), "github")).contains(account);
    }

    /** The race for one hash has one winner. */
    @RepeatedTest(20)
    default void ofParallelChangesWithOneExpectedHashExactlyOneWins() throws Exception {
        var user = user();
        var account = created(user);

        var replaced = Together.run(RACERS, i -> {
            var replacement = "new-" + id();
            return storage()
                    .accounts()
                    .changePassword(account, hash(account), replacement, NOW)
                    .map(moment -> replacement)
                    .orElse("");
        });

        assertThat(Collections.frequency(replaced, "")).isEqualTo(RACERS - 1);
        assertThat(replaced).contains(hash(stored(user)));
        assertThat(validAfter(user)).isEqualTo(NOW);
    }

    private Account created(User user) {
        var account = account(user);
        assertThat(storage().users().createIfAbsent(user, account)).isTrue();
        return account;
    }

    private Account stored(User user) {
        return storage().accounts().findByUser(user.id(), Account.CREDENTIAL).orElseThrow();
    }

    private Instant validAfter(User user) {
        return Objects.requireNonNull(
                storage().users().findById(user.id()).orElseThrow().sessionsValidAfter());
    }

    private static String hash(Account account) {
        return Objects.requireNonNull(account.password());
    }
}
