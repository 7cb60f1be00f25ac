package dev.signet.testkit;

import static dev.signet.testkit.People.millis;

import dev.signet.model.Session;
import dev.signet.model.SessionWithUser;
import dev.signet.model.User;
import dev.signet.storage.SessionStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

final class MemorySessionStore implements SessionStore {

    private final People people;

    MemorySessionStore(People people) {
        this.people = people;
    }

    @Override
    public boolean createIfUnrevoked(Session session, User owner) {
        synchronized (people) {
            if (!session.userId().equals(owner.id())) {
                throw new IllegalArgumentException("The session belongs to another user.");
            }
            var stored = people.users.get(owner.id());
            if (stored == null || !Objects.equals(stored.sessionsValidAfter(), owner.sessionsValidAfter())) {
                return false;
            }
            if (people.sessions.putIfAbsent(session.token(), cut(session)) != null) {
                throw new IllegalStateException("A session with this token exists already.");
            }
            return true;
        }
    }

    @Override
    public Optional<SessionWithUser> findByToken(String token) {
        synchronized (people) {
            return Optional.ofNullable(people.sessions.get(token))
                    .flatMap(session -> Optional.ofNullable(people.users.get(session.userId()))
                            .map(user -> new SessionWithUser(session, user)));
        }
    }

    @Override
    public List<Session> findLive(String userId, Instant now) {
        synchronized (people) {
            return people.sessions.values().stream()
                    .filter(session -> session.userId().equals(userId))
                    .filter(session -> session.expiresAt().isAfter(millis(now)))
                    .sorted(Comparator.comparing(Session::createdAt).thenComparing(Session::id))
                    .toList();
        }
    }

    @Override
    public boolean extend(String token, Instant expected, Instant expiresAt, Instant now) {
        synchronized (people) {
            var stored = people.sessions.get(token);
            if (stored == null || !stored.expiresAt().equals(millis(expected))) {
                return false;
            }
            people.sessions.put(
                    token,
                    new Session(
                            stored.id(),
                            token,
                            stored.userId(),
                            millis(expiresAt),
                            stored.createdAt(),
                            millis(now),
                            stored.ipAddress(),
                            stored.userAgent()));
            return true;
        }
    }

    @Override
    public Optional<Session> revoke(String token) {
        return removeOne(token, session -> true);
    }

    @Override
    public Optional<Session> revokeOwn(String userId, String token) {
        return removeOne(token, session -> session.userId().equals(userId));
    }

    @Override
    public boolean revokeOthers(String userId, String token) {
        synchronized (people) {
            var own = people.sessions.get(token);
            boolean live = own != null && own.userId().equals(userId);
            if (live) {
                people.sessions
                        .values()
                        .removeIf(session -> session.userId().equals(userId)
                                && !session.token().equals(token));
            }
            return live;
        }
    }

    @Override
    public int deleteExpired(Instant now, int max) {
        synchronized (people) {
            var expired = people.sessions.values().stream()
                    .filter(session -> !session.expiresAt().isAfter(millis(now)))
                    .limit(max)
                    .toList();
            people.sessions.values().removeAll(expired);
            return expired.size();
        }
    }

    private Optional<Session> removeOne(String token, Predicate<Session> condition) {
        synchronized (people) {
            var found = Optional.ofNullable(people.sessions.get(token)).filter(condition);
            found.ifPresent(session -> people.sessions.remove(token));
            return found;
        }
    }

    private static Session cut(Session session) {
        return new Session(
                session.id(),
                session.token(),
                session.userId(),
                millis(session.expiresAt()),
                millis(session.createdAt()),
                millis(session.updatedAt()),
                session.ipAddress(),
                session.userAgent());
    }
}
