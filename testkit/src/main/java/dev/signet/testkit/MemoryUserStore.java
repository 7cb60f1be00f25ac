package dev.signet.testkit;

import static dev.signet.testkit.People.millis;
import static dev.signet.testkit.People.millisOrNull;

import dev.signet.model.Account;
import dev.signet.model.User;
import dev.signet.model.UserChange;
import dev.signet.storage.UserStore;
import java.time.Instant;
import java.util.Optional;

final class MemoryUserStore implements UserStore {

    private final People people;

    MemoryUserStore(People people) {
        this.people = people;
    }

    @Override
    public Optional<User> findById(String id) {
        synchronized (people) {
            return Optional.ofNullable(people.users.get(id));
        }
    }

    @Override
    public Optional<User> findByEmail(String email) {
        synchronized (people) {
            return people.userByEmail(email);
        }
    }

    @Override
    public boolean createIfAbsent(User user, Account account) {
        synchronized (people) {
            if (people.userByEmail(user.email()).isPresent()) {
                return false;
            }
            // What a database refuses by its keys; checked before anything is written.
            if (people.users.containsKey(user.id()) || people.accounts.containsKey(account.id())) {
                throw new IllegalStateException("A user or an account with this id exists already.");
            }
            if (!account.userId().equals(user.id())) {
                throw new IllegalArgumentException("The account belongs to another user.");
            }
            people.users.put(user.id(), cut(user));
            people.accounts.put(account.id(), cut(account));
            return true;
        }
    }

    @Override
    public Optional<User> update(String id, UserChange change, Instant now) {
        synchronized (people) {
            return Optional.ofNullable(
                    people.users.computeIfPresent(id, (key, user) -> changed(user, change, millis(now))));
        }
    }

    @Override
    public Optional<User> revokeSessions(String id, Instant now) {
        synchronized (people) {
            return people.revokeSessions(id, now);
        }
    }

    @Override
    public Optional<User> revokeSessionsIfUnrevoked(User owner, Instant now) {
        synchronized (people) {
            return people.isUnrevoked(owner) ? people.revokeSessions(owner.id(), now) : Optional.empty();
        }
    }

    @Override
    public Optional<User> proveEmail(User user, String email, String survivor, Instant now) {
        synchronized (people) {
            var stored = people.users.get(user.id());
            if (stored == null
                    || !stored.email().equals(user.email())
                    || stored.emailVerified() != user.emailVerified()
                    || !people.isUnrevoked(user)
                    || people.userByEmail(email)
                            .filter(owner -> !owner.id().equals(user.id()))
                            .isPresent()) {
                return Optional.empty();
            }
            people.users.put(user.id(), stored.withEmail(email, true, millis(now)));
            return people.revokeSessions(user.id(), survivor, now);
        }
    }

    @Override
    public boolean delete(String id) {
        synchronized (people) {
            people.accounts.values().removeIf(account -> account.userId().equals(id));
            people.linked.values().removeIf(account -> account.userId().equals(id));
            people.sessions.values().removeIf(session -> session.userId().equals(id));
            return people.users.remove(id) != null;
        }
    }

    private static User changed(User user, UserChange change, Instant now) {
        var name = change.name();
        return new User(
                user.id(),
                name == null ? user.name() : name,
                user.email(),
                user.emailVerified(),
                change.changesImage() ? change.image() : user.image(),
                user.createdAt(),
                now,
                user.sessionsValidAfter());
    }

    private static User cut(User user) {
        return new User(
                user.id(),
                user.name(),
                user.email(),
                user.emailVerified(),
                user.image(),
                millis(user.createdAt()),
                millis(user.updatedAt()),
                millisOrNull(user.sessionsValidAfter()));
    }

    private static Account cut(Account account) {
        return new Account(
                account.id(),
                account.accountId(),
                account.providerId(),
                account.userId(),
                account.password(),
                millis(account.createdAt()),
                millis(account.updatedAt()));
    }
}
