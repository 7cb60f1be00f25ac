package dev.signet.storage.jdbc;

import static dev.signet.testkit.TestingRows.NOW;
import static dev.signet.testkit.TestingRows.account;
import static dev.signet.testkit.TestingRows.id;
import static dev.signet.testkit.TestingRows.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.model.Account;
import dev.signet.model.LinkedAccount;
import dev.signet.model.User;
import dev.signet.storage.AccountStore.Unlinked;
import dev.signet.testkit.StorageUnderTest;
import dev.signet.testkit.Together;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a user's further accounts, as Better Auth has stored them, are on every database. */
interface LinkedAccountsContract extends StorageUnderTest {

    /** The database of the storage. */
    DataSource database();

    @Test
    @Tag("R-396")
    default void allAreListedWithoutTheirSecrets() throws Exception {
        var user = user();
        var own = created(user);
        var linked = link(user);

        assertThat(storage().accounts().findAll(user.id()))
                .containsExactlyInAnyOrder(
                        new LinkedAccount(own.id(), user.id(), Account.CREDENTIAL, user.id(), null, NOW, NOW),
                        new LinkedAccount(linked, "subject", "google", user.id(), "openid,email", NOW, NOW));
        assertThat(storage().accounts().findAll(id())).isEmpty();
    }

    @Test
    @Tag("R-397")
    default void onlyAnOwnOneIsTakenAway() throws Exception {
        var user = user();
        var own = created(user);
        var linked = link(user);
        var other = user();
        created(other);
        var theirs = link(other);

        assertThat(storage().accounts().unlink(user.id(), theirs)).isEqualTo(Unlinked.UNKNOWN);
        assertThat(storage().accounts().unlink(id(), linked)).isEqualTo(Unlinked.LAST);
        assertThat(storage().accounts().unlink(user.id(), linked)).isEqualTo(Unlinked.DONE);
        assertThat(storage().accounts().unlink(user.id(), linked)).isEqualTo(Unlinked.LAST);
        assertThat(storage().accounts().unlink(user.id(), own.id())).isEqualTo(Unlinked.LAST);
        assertThat(storage().accounts().findAll(user.id())).hasSize(1);
        assertThat(storage().accounts().findAll(other.id())).hasSize(2);
    }

    @RepeatedTest(20)
    @Tag("R-397")
    default void ofTheLastTwoOneStays() throws Exception {
        var user = user();
        var own = created(user);
        var linked = link(user);
        var ids = List.of(own.id(), linked);

        var unlinked = Together.run(2, i -> storage().accounts().unlink(user.id(), ids.get(i)));

        assertThat(unlinked).containsExactlyInAnyOrder(Unlinked.DONE, Unlinked.LAST);
        assertThat(storage().accounts().findAll(user.id())).hasSize(1);
    }

    private Account created(User user) {
        var own = account(user);
        assertThat(storage().users().createIfAbsent(user, own)).isTrue();
        return own;
    }

    /** As Better Auth stores an account at a provider: beside tokens. */
    private String link(User user) throws Exception {
        var id = id();
        Sql.execute(database(), """
                INSERT INTO "account"
                  ("id", "accountId", "providerId", "userId", "accessToken", "idToken", "scope", "createdAt", "updatedAt")
                SELECT '%s', 'subject', 'google', "id", 'access', 'identity', 'openid,email', "createdAt", "updatedAt"
                FROM "user" WHERE "id" = '%s'""".formatted(id, user.id()));
        return id;
    }
}
