package dev.signet.session;

import dev.signet.crypto.MasterSecret;
import dev.signet.crypto.Tokens;
import dev.signet.engine.ActiveSession;
import dev.signet.engine.AdmittedSignIn;
import dev.signet.engine.Call;
import dev.signet.engine.CoreError;
import dev.signet.engine.SessionStrategy;
import dev.signet.http.HttpRequest;
import dev.signet.http.UserAgent;
import dev.signet.model.Session;
import dev.signet.model.User;
import dev.signet.options.SignetOptions;
import dev.signet.storage.UserStore;
import dev.signet.token.AccessTokens;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Sessions that live in signed cookies. No table holds them and a read writes nothing; a renewal, once in the lifetime
 * of an access token, reads the owner's row and compares its {@code sessionsValidAfter}. Thread-safe.
 */
public final class StatelessSessions implements SessionStrategy {

    private final SignetOptions options;
    private final UserStore users;
    private final AccessTokens accessTokens;
    private final Tokens tokens;
    private final InstantSource clock;
    private final SessionLifetime lifetime;
    private final SessionTickets tickets;
    private final SessionCache cache;
    private final SessionCookies cookies;

    /** Keeps sessions by these settings. */
    public StatelessSessions(
            SignetOptions options, UserStore users, AccessTokens accessTokens, Tokens tokens, InstantSource clock) {
        MasterSecret secret = options.secrets().masterSecret();
        this.options = options;
        this.users = users;
        this.accessTokens = accessTokens;
        this.tokens = tokens;
        this.clock = clock;
        this.lifetime = new SessionLifetime(options.session());
        this.tickets = new SessionTickets(options, secret, clock);
        this.cache = new SessionCache(
                lifetime -> new JwtCacheFormat(options, secret, lifetime, clock),
                options.jwt().expiresIn(),
                clock);
        this.cookies = new SessionCookies(options, secret);
    }

    @Override
    public ActiveSession start(AdmittedSignIn signIn, Call call) {
        Instant now = clock.instant();
        SessionTicket ticket = new SessionTicket(
                tokens.id(),
                signIn.user().id(),
                signIn.user().epoch(),
                now,
                now,
                now.plus(lifetime.of(signIn.remembered())),
                signIn.remembered(),
                call.clientAddress(),
                UserAgent.of(call.request()));
        return setAll(ticket, signIn.user(), call).active();
    }

    @Override
    public Optional<ActiveSession> authenticate(HttpRequest request) {
        return presented(request).flatMap(this::live);
    }

    @Override
    public Optional<CurrentSession> current(Call call, Reading reading) {
        if (cookies.sessionTokens(call.request()).isEmpty()) {
            return Optional.empty();
        }
        Optional<SessionTicket> ticket = presented(call.request());
        // The replaced secret goes one day: what it signed is written anew at once, not when the copy has run out.
        Optional<CurrentSession> cached = reading.bypassCache() || cookies.isOutdated(call.request())
                ? Optional.empty()
                : ticket.flatMap(presented -> cached(presented, call.request()));
        if (cached.isPresent()) {
            return cached;
        }
        Optional<ActiveSession> live = ticket.flatMap(this::live);
        if (live.isEmpty()) {
            clear(call);
            return Optional.empty();
        }
        return Optional.of(
                reading.withoutRenewal() ? withAccessToken(live.get()) : renew(ticket.orElseThrow(), live.get(), call));
    }

    @Override
    public void refresh(ActiveSession session, Call call) {
        presented(call.request()).ifPresent(ticket -> setAll(ticket, session.user(), call));
    }

    @Override
    public void goOn(ActiveSession session, User owner, Call call) {
        presented(call.request())
                // Security rule: one that had ended before does not come back.
                .filter(ticket -> !ticket.isRevokedFor(session.user()))
                .ifPresent(ticket -> setAll(ticket.withEpochOf(owner), owner, call));
    }

    @Override
    public User revokeAll(User user) {
        return users.revokeSessions(user.id(), clock.instant()).orElse(user);
    }

    @Override
    public void revokeOthers(Call call) {
        SessionTicket ticket = presented(call.request()).orElseThrow(CoreError.UNAUTHORIZED::error);
        // Security rule: on the standing that this ticket was checked against, or of two that are there at once
        // both win.
        User user = users.revokeSessionsIfUnrevoked(call.user(), clock.instant())
                .orElseThrow(CoreError.UNAUTHORIZED::error);
        setAll(ticket.withEpochOf(user), user, call);
    }

    /** A copy of the cookies goes on: no table knows it. */
    @Override
    public List<Session> end(Call call) {
        clear(call);
        return presented(call.request()).map(SessionTicket::session).stream().toList();
    }

    @Override
    public void clear(Call call) {
        cookies.clear(call);
    }

    /** A page on a sibling domain can plant the cookie of another user: then nobody is signed in. */
    private Optional<SessionTicket> presented(HttpRequest request) {
        List<SessionTicket> presented = cookies.sessionTokens(request).stream()
                .flatMap(token -> tickets.read(token).stream())
                .filter(this::isWithinLifetime)
                .toList();
        boolean oneUser =
                presented.stream().map(SessionTicket::userId).distinct().count() == 1;
        return oneUser ? Optional.of(presented.get(0)) : Optional.empty();
    }

    /** The lifetime may have been shortened since the ticket was written. */
    private boolean isWithinLifetime(SessionTicket ticket) {
        return clock.instant().isBefore(ticket.extendedAt().plus(lifetime.of(ticket.remembered())));
    }

    private Optional<ActiveSession> live(SessionTicket ticket) {
        return users.findById(ticket.userId())
                .filter(user -> !ticket.isRevokedFor(user))
                .map(user -> new ActiveSession(ticket.session(), user, ticket.remembered()));
    }

    /** The cached copy counts only together with an access token of the same session: both are renewed as one. */
    private Optional<CurrentSession> cached(SessionTicket ticket, HttpRequest request) {
        Optional<String> accessToken = goodAccessToken(request, ticket.session());
        return cookies.sessionData(request)
                .flatMap(cache::read)
                .filter(copy -> copy.session().id().equals(ticket.sessionId())
                        && copy.user().id().equals(ticket.userId()))
                .map(copy -> new ActiveSession(ticket.session(), copy.user(), ticket.remembered()))
                .flatMap(copy -> accessToken.map(token -> new CurrentSession(copy, token)));
    }

    private Optional<String> goodAccessToken(HttpRequest request, Session session) {
        return cookies.accessToken(request).filter(token -> accessTokens.isOf(token, session));
    }

    private CurrentSession renew(SessionTicket ticket, ActiveSession live, Call call) {
        Instant now = clock.instant();
        boolean due = ticket.remembered()
                && !ticket.extendedAt().plus(options.session().updateAge()).isAfter(now);
        if (due) {
            return setAll(ticket.extended(now, now.plus(options.session().expiresIn())), live.user(), call);
        }
        if (cookies.isOutdated(call.request())) {
            return setAll(ticket, live.user(), call);
        }
        // Security rule: the owner's row is asked for who is not to be remembered, as soon as the first copy has
        // run out.
        return ticket.remembered() ? setShortLived(live, call) : keepAccessToken(live, call);
    }

    private CurrentSession keepAccessToken(ActiveSession active, Call call) {
        return goodAccessToken(call.request(), active.session())
                .map(token -> new CurrentSession(active, token))
                .orElseGet(() -> setAccessToken(active, call));
    }

    private CurrentSession setAccessToken(ActiveSession active, Call call) {
        CurrentSession current = withAccessToken(active);
        cookies.setAccessToken(call, current.accessToken(), active.remembered());
        return current;
    }

    private CurrentSession setAll(SessionTicket ticket, User user, Call call) {
        Duration remaining = Duration.between(clock.instant(), ticket.expiresAt());
        cookies.setSessionToken(call, tickets.write(ticket), ticket.remembered(), remaining);
        return setShortLived(new ActiveSession(ticket.session(), user, ticket.remembered()), call);
    }

    private CurrentSession setShortLived(ActiveSession active, Call call) {
        CurrentSession current = withAccessToken(active);
        cookies.setShortLived(call, cache.write(active), current.accessToken(), active.remembered());
        return current;
    }

    private CurrentSession withAccessToken(ActiveSession active) {
        return new CurrentSession(active, accessTokens.issue(active.session(), active.user()));
    }
}
