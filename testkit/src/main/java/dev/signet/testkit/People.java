package dev.signet.testkit;

import dev.signet.model.Account;
import dev.signet.model.LinkedAccount;
import dev.signet.model.Session;
import dev.signet.model.User;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Users, accounts and sessions; whoever touches them holds this object's lock, for they change together. */
final class People {

    final Map<String, User> users = new LinkedHashMap<>();
    final Map<String, Account> accounts = new LinkedHashMap<>();

    /** Of providers: by id. */
    final Map<String, LinkedAccount> linked = new LinkedHashMap<>();

    /** By token. */
    final Map<String, Session> sessions = new LinkedHashMap<>();

    Optional<User> userByEmail(String email) {
        return users.values().stream()
                .filter(user -> user.email().equals(email))
                .findAny();
    }

    Optional<Account> account(String userId, String providerId) {
        return accounts.values().stream()
                .filter(account -> account.userId().equals(userId))
                .filter(account -> account.providerId().equals(providerId))
                .min(Comparator.comparing(Account::createdAt).thenComparing(Account::id));
    }

    List<LinkedAccount> linkedAccounts(String userId) {
        var own = accounts.values().stream()
                .map(account -> new LinkedAccount(
                        account.id(),
                        account.accountId(),
                        account.providerId(),
                        account.userId(),
                        null,
                        account.createdAt(),
                        account.updatedAt()));
        return Stream.concat(own, linked.values().stream())
                .filter(account -> account.userId().equals(userId))
                .sorted(Comparator.comparing(LinkedAccount::createdAt).thenComparing(LinkedAccount::id))
                .toList();
    }

    /** Whether nobody has ended all sessions of this user since they were read. */
    boolean isUnrevoked(User read) {
        var stored = users.get(read.id());
        return stored != null && Objects.equals(stored.sessionsValidAfter(), read.sessionsValidAfter());
    }

    Optional<User> revokeSessions(String id, Instant now) {
        return revokeSessions(id, "", now);
    }

    Optional<User> revokeSessions(String id, String survivor, Instant now) {
        sessions.values()
                .removeIf(session ->
                        session.userId().equals(id) && !session.token().equals(survivor));
        return Optional.ofNullable(users.computeIfPresent(id, (key, user) -> revoked(user, millis(now))));
    }

    private static User revoked(User user, Instant now) {
        var last = user.sessionsValidAfter();
        var moment = last == null || now.isAfter(last) ? now : last.plusMillis(1);
        return user.withSessionsValidAfter(moment);
    }

    static Instant millis(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MILLIS);
    }

    static @Nullable Instant millisOrNull(@Nullable Instant moment) {
        return moment == null ? null : millis(moment);
    }
}
