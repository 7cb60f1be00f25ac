package dev.signet.testkit;

import static dev.signet.testkit.People.millis;

import dev.signet.model.Account;
import dev.signet.model.LinkedAccount;
import dev.signet.model.User;
import dev.signet.model.UserWithAccount;
import dev.signet.storage.AccountStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class MemoryAccountStore implements AccountStore {

    private final People people;

    MemoryAccountStore(People people) {
        this.people = people;
    }

    @Override
    public Optional<UserWithAccount> findByEmail(String email, String providerId) {
        synchronized (people) {
            return people.userByEmail(email)
                    .flatMap(user ->
                            people.account(user.id(), providerId).map(account -> new UserWithAccount(user, account)));
        }
    }

    @Override
    public Optional<Account> findByUser(String userId, String providerId) {
        synchronized (people) {
            return people.account(userId, providerId);
        }
    }

    @Override
    public boolean upgradePassword(String accountId, String expected, String replacement, Instant now) {
        synchronized (people) {
            return replacePassword(accountId, expected, replacement, now);
        }
    }

    @Override
    public Optional<Instant> changePassword(Account account, String expected, String replacement, Instant now) {
        synchronized (people) {
            return replacePassword(account.id(), expected, replacement, now)
                    ? people.revokeSessions(account.userId(), now).map(User::sessionsValidAfter)
                    : Optional.empty();
        }
    }

    @Override
    public Optional<User> resetPassword(Account account, User owner) {
        synchronized (people) {
            if (!account.userId().equals(owner.id())) {
                throw new IllegalArgumentException("The account belongs to another user.");
            }
            if (!people.isUnrevoked(owner)) {
                return Optional.empty();
            }
            var now = account.updatedAt();
            return people.revokeSessions(owner.id(), now).map(changed -> {
                var own = people.account(owner.id(), Account.CREDENTIAL).orElse(account);
                people.accounts.put(
                        own.id(),
                        new Account(
                                own.id(),
                                own.accountId(),
                                own.providerId(),
                                own.userId(),
                                account.password(),
                                millis(own.createdAt()),
                                millis(now)));
                return changed;
            });
        }
    }

    @Override
    public List<LinkedAccount> findAll(String userId) {
        synchronized (people) {
            return people.linkedAccounts(userId);
        }
    }

    @Override
    public Unlinked unlink(String userId, String id) {
        synchronized (people) {
            var own = people.linkedAccounts(userId);
            if (own.size() < 2) {
                return Unlinked.LAST;
            }
            if (own.stream().noneMatch(account -> account.id().equals(id))) {
                return Unlinked.UNKNOWN;
            }
            people.accounts.remove(id);
            people.linked.remove(id);
            return Unlinked.DONE;
        }
    }

    private boolean replacePassword(String accountId, String expected, String replacement, Instant now) {
        var stored = people.accounts.get(accountId);
        if (stored == null || !expected.equals(stored.password())) {
            return false;
        }
        people.accounts.put(
                accountId,
                new Account(
                        stored.id(),
                        stored.accountId(),
                        stored.providerId(),
                        stored.userId(),
                        replacement,
                        stored.createdAt(),
                        millis(now)));
        return true;
    }
}
