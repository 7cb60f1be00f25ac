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
import dev.signet.options.DatabaseSessionOptions.CookieCache;
import dev.signet.options.SignetOptions;
import dev.signet.storage.SessionStore;
import dev.signet.storage.Storage;
import dev.signet.sweep.Sweeper;
import dev.signet.token.AccessTokens;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Sessions that live in a table, as Better Auth keeps them: the cookie holds an opaque token, and its signature. A read
 * that the cache does not answer asks the database once; a renewal names the expiry it has seen, so of parallel ones
 * exactly one writes, and none ends the session. Thread-safe.
 */
public final class DatabaseSessions implements SessionStrategy {

    /** Beside its own, a browser may hold the cookie of a sibling domain or of a former setting. */
    private static final int MAX_PRESENTED = 4;

    private static final int BATCH = 500;

    private final SignetOptions options;
    private final Storage storage;
    private final AccessTokens accessTokens;
    private final Tokens ids;
    private final InstantSource clock;
    private final SessionTokens tokens;
    private final SessionLifetime lifetime;
    private final SessionCache cache;
    private final SessionCookies cookies;
    private final Sweeper.Sweep sweep;

    /** A session of the table and the token that its browser presented. */
    private record Presented(String token, ActiveSession active) {}

    /** Keeps sessions by these settings. */
    public DatabaseSessions(
            SignetOptions options,
            Storage storage,
            AccessTokens accessTokens,
            Tokens tokens,
            InstantSource clock,
            Sweeper sweeper) {
        MasterSecret secret = options.secrets().masterSecret();
        this.options = options;
        this.storage = storage;
        this.accessTokens = accessTokens;
        this.ids = tokens;
        this.clock = clock;
        this.tokens = new SessionTokens(tokens, options.session().database().tokens());
        this.lifetime = new SessionLifetime(options.session());
        this.cache = new SessionCache(
                lifetime -> CacheFormat.of(options, lifetime, tokens, clock),
                options.jwt().expiresIn(),
                clock);
        this.cookies = new SessionCookies(options, secret);
        this.sweep = sweeper.of("sessions", now -> sessions().deleteExpired(now, BATCH) == BATCH);
    }

    @Override
    public ActiveSession start(AdmittedSignIn signIn, Call call) {
        Instant now = clock.instant();
        String token = tokens.create();
        Session session = new Session(
                ids.id(),
                tokens.stored(token),
                signIn.user().id(),
                now.plus(lifetime.of(signIn.remembered())),
                now,
                now,
                call.clientAddress(),
                UserAgent.of(call.request()));
        if (!sessions().createIfUnrevoked(session, signIn.user())) {
            throw CoreError.FAILED_TO_CREATE_SESSION.error();
        }
        sweep.ifDue();
        ActiveSession active = new ActiveSession(session, signIn.user(), signIn.remembered());
        setAll(new Presented(token, active), call);
        return active;
    }

    @Override
    public Optional<ActiveSession> authenticate(HttpRequest request) {
        return presented(request).map(Presented::active);
    }

    @Override
    public Optional<CurrentSession> current(Call call, Reading reading) {
        if (cookies.sessionTokens(call.request()).isEmpty()) {
            if (cookies.accessToken(call.request()).isPresent()) {
                // A Better Auth on the same database has signed this browser out, and does not know that cookie.
                clear(call);
            }
            return Optional.empty();
        }
        // The replaced secret goes one day: what it signed is written anew at once, not when the copy has run out.
        Optional<CurrentSession> cached =
                reading.bypassCache() || cookies.isOutdated(call.request()) ? Optional.empty() : cached(call.request());
        if (cached.isPresent()) {
            return cached;
        }
        Optional<CurrentSession> current = presented(call.request())
                .flatMap(presented -> reading.withoutRenewal()
                        ? Optional.of(withAccessToken(presented.active()))
                        : renew(presented, reading, call));
        if (current.isEmpty()) {
            clear(call);
        }
        return current;
    }

    @Override
    public void refresh(ActiveSession session, Call call) {
        cookies.sessionTokens(call.request()).stream()
                .filter(token -> tokens.stored(token).equals(session.session().token()))
                .findFirst()
                .ifPresent(token -> setAll(new Presented(token, session), call));
    }

    @Override
    public void goOn(ActiveSession session, User owner, Call call) {
        refresh(session.withUser(owner), call);
    }

    @Override
    public User revokeAll(User user) {
        return storage.users().revokeSessions(user.id(), clock.instant()).orElse(user);
    }

    @Override
    public void revokeOthers(Call call) {
        Session session = call.session().session();
        if (!sessions().revokeOthers(session.userId(), session.token())) {
            throw CoreError.UNAUTHORIZED.error();
        }
    }

    @Override
    public List<Session> end(Call call) {
        List<Session> ended = cookies.sessionTokens(call.request()).stream()
                .flatMap(token -> sessions().revoke(tokens.stored(token)).stream())
                .toList();
        clear(call);
        return ended;
    }

    @Override
    public void clear(Call call) {
        cookies.clear(call);
    }

    private SessionStore sessions() {
        return storage.sessions();
    }

    private boolean caches() {
        return options.session().database().cookieCache() != CookieCache.NONE;
    }

    /** A page on a sibling domain can plant the cookie of another user: then nobody is signed in. */
    private Optional<Presented> presented(HttpRequest request) {
        boolean remembered = !cookies.isMarkedNotToBeRemembered(request);
        List<String> signed = cookies.sessionTokens(request);
        if (signed.size() > MAX_PRESENTED) {
            // Security rule: not the first few, or planted ones would push the owner's out.
            return Optional.empty();
        }
        List<Presented> live = signed.stream()
                .flatMap(token -> live(token, remembered).stream())
                .toList();
        boolean oneUser = live.stream()
                        .map(presented -> presented.active().user().id())
                        .distinct()
                        .count()
                == 1;
        return oneUser ? Optional.of(live.get(0)) : Optional.empty();
    }

    private Optional<Presented> live(String token, boolean remembered) {
        return sessions()
                .findByToken(tokens.stored(token))
                .filter(found -> isLive(found.session()))
                .map(found -> new Presented(
                        token,
                        new ActiveSession(
                                found.session(),
                                found.user(),
                                remembered && !lifetime.isUnremembered(found.session()))));
    }

    /** The lifetime may have been shortened since the row was written. */
    private boolean isLive(Session session) {
        Instant now = clock.instant();
        return now.isBefore(session.expiresAt())
                && now.isBefore(session.updatedAt().plus(options.session().expiresIn()));
    }

    /** The cached copy counts only together with an access token of the same session: both are renewed as one. */
    private Optional<CurrentSession> cached(HttpRequest request) {
        List<String> signed = cookies.sessionTokens(request);
        if (!caches() || signed.size() != 1) {
            return Optional.empty();
        }
        String stored = tokens.stored(signed.get(0));
        boolean remembered = !cookies.isMarkedNotToBeRemembered(request);
        return cookies.sessionData(request)
                .flatMap(cache::read)
                .filter(copy -> copy.session().token().equals(stored) && isLive(copy.session()))
                .flatMap(copy -> goodAccessToken(request, copy.session())
                        .map(token ->
                                new CurrentSession(new ActiveSession(copy.session(), copy.user(), remembered), token)));
    }

    private Optional<String> goodAccessToken(HttpRequest request, Session session) {
        return cookies.accessToken(request).filter(token -> accessTokens.isOf(token, session));
    }

    /** Empty when the session was ended in between. */
    private Optional<CurrentSession> renew(Presented presented, Reading reading, Call call) {
        ActiveSession active = presented.active();
        Instant now = clock.instant();
        boolean due = active.remembered() && lifetime.isDue(active.session(), now);
        boolean deferred = options.session().database().deferRefresh() && !reading.byPost();
        if (!due || deferred) {
            CurrentSession current = withoutExtension(presented, call);
            return Optional.of(
                    deferred && active.remembered() ? new CurrentSession(active, current.accessToken(), due) : current);
        }
        Session session = active.session();
        Instant expiry = now.plus(options.session().expiresIn());
        Optional<Presented> renewed = sessions().extend(session.token(), session.expiresAt(), expiry, now)
                ? Optional.of(new Presented(
                        presented.token(),
                        new ActiveSession(session.extended(now, expiry), active.user(), active.remembered())))
                // Another request was faster, or the session was ended: only the table knows.
                : live(presented.token(), active.remembered());
        return renewed.map(live -> setAll(live, call));
    }

    private CurrentSession withoutExtension(Presented presented, Call call) {
        if (cookies.isOutdated(call.request())) {
            return setAll(presented, call);
        }
        // Security rule: who is not to be remembered is asked for in the table, as soon as the first copy has run out.
        boolean renewsCopy = caches() && presented.active().remembered();
        return renewsCopy ? setShortLived(presented.active(), call) : keepAccessToken(presented.active(), call);
    }

    private CurrentSession setAll(Presented presented, Call call) {
        ActiveSession active = presented.active();
        Duration remaining = Duration.between(clock.instant(), active.session().expiresAt());
        cookies.setSessionToken(call, presented.token(), active.remembered(), remaining);
        return setShortLived(active, call);
    }

    private CurrentSession setShortLived(ActiveSession active, Call call) {
        if (!caches()) {
            return setAccessToken(active, call);
        }
        CurrentSession current = withAccessToken(active);
        cookies.setShortLived(call, cache.write(active), current.accessToken(), active.remembered());
        return current;
    }

    private CurrentSession setAccessToken(ActiveSession active, Call call) {
        CurrentSession current = withAccessToken(active);
        cookies.setAccessToken(call, current.accessToken(), active.remembered());
        return current;
    }

    /** Without a copy each read comes here: a token that is good is not replaced. */
    private CurrentSession keepAccessToken(ActiveSession active, Call call) {
        return goodAccessToken(call.request(), active.session())
                .map(token -> new CurrentSession(active, token))
                .orElseGet(() -> setAccessToken(active, call));
    }

    private CurrentSession withAccessToken(ActiveSession active) {
        return new CurrentSession(active, accessTokens.issue(active.session(), active.user()));
    }
}
