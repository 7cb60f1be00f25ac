package dev.signet.engine;

import dev.signet.event.Occasion;
import dev.signet.http.HttpRequest;
import dev.signet.http.HttpResponse.Header;
import dev.signet.http.SetCookie;
import dev.signet.http.UserAgent;
import dev.signet.model.Session;
import dev.signet.model.User;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request on its way through an endpoint, and the header fields its response gathers. Confined to one thread. */
public final class Call {

    private final HttpRequest request;
    private final String clientAddress;
    private final @Nullable ActiveSession session;
    private final InstantSource clock;
    private final List<Header> headers = new ArrayList<>();
    private @Nullable String redirectTarget;
    private final Map<String, SetCookie> cookies = new LinkedHashMap<>();

    Call(HttpRequest request, String clientAddress, @Nullable ActiveSession session, InstantSource clock) {
        this.request = request;
        this.clientAddress = clientAddress;
        this.session = session;
        this.clock = clock;
    }

    /** The request. */
    public HttpRequest request() {
        return request;
    }

    /** The canonical address of the client, empty when unknown. */
    public String clientAddress() {
        return clientAddress;
    }

    /**
     * The session, on a route with {@link Access#SESSION}.
     *
     * @throws IllegalStateException on any other route
     */
    public ActiveSession session() {
        if (session == null) {
            throw new IllegalStateException("The route has to declare Access.SESSION.");
        }
        return session;
    }

    /** Its owner, read from the database for this request. */
    public User user() {
        return session().user();
    }

    /** When and from where something is done now, in the session of this call if it has one. */
    public Occasion occasion() {
        return occasion(session == null ? null : session.session());
    }

    /** The same in this session, on a route that does not declare it. */
    public Occasion occasion(@Nullable Session of) {
        return new Occasion(clock.instant(), clientAddress, UserAgent.of(request), of == null ? null : of.id());
    }

    /** Sets a cookie; a later one of the same name takes its place. */
    public void setCookie(SetCookie cookie) {
        cookies.put(cookie.name(), cookie);
    }

    /** Answers by sending the browser on to this address, which was checked; what the endpoint returns is not sent. */
    public void redirect(String target) {
        this.redirectTarget = target;
    }

    Optional<String> redirectTarget() {
        return Optional.ofNullable(redirectTarget);
    }

    /** Adds a header field. */
    public void header(String name, String value) {
        headers.add(new Header(name, value));
    }

    List<Header> responseHeaders() {
        List<Header> all = new ArrayList<>(headers);
        cookies.values().forEach(cookie -> all.add(new Header("Set-Cookie", cookie.headerValue())));
        return all;
    }
}
