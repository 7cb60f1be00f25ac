package dev.signet.testkit;

import dev.signet.http.HttpResponse.Header;
import dev.signet.options.SignetOptions;
import java.util.Map;
import java.util.Optional;

/**
 * A browser with one tab, on a page of the engine's own origin. It sends {@code Origin}, and keeps cookies as browsers
 * do: until their {@code Max-Age} has passed by the clock of {@link TestAuth}, until the server removes them, or until
 * {@link #restart}. Not thread-safe, as a tab is not.
 */
public final class TestBrowser {

    private final TestAuth auth;
    private final CookieJar jar;

    TestBrowser(TestAuth auth) {
        this.auth = auth;
        this.jar = new CookieJar(auth.clock(), options().cookieScope().secure());
    }

    /** Sends a GET. The path is below the base path, and may have a query. */
    public TestResponse get(String path) {
        return request("GET", path).send();
    }

    /** Sends a POST with this JSON object. */
    public TestResponse post(String path, Map<String, ?> body) {
        return request("POST", path).json(body).send();
    }

    /** Sends a POST with an empty JSON object. */
    public TestResponse post(String path) {
        return post(path, Map.of());
    }

    /** A request to write piece by piece. The path is below the base path. */
    public TestRequest request(String method, String path) {
        return new TestRequest(this, method, path).header("origin", options().origin());
    }

    /** Signs up by this address and {@link TestAuth#PASSWORD}; the browser is signed in then. */
    public TestResponse signUp(String email) {
        return post("/sign-up/email", Map.of("name", "Ada Lovelace", "email", email, "password", TestAuth.PASSWORD));
    }

    /** Signs in. */
    public TestResponse signIn(String email, String password) {
        return post("/sign-in/email", Map.of("email", email, "password", password));
    }

    /** The value of a cookie as it is sent, by its full name. */
    public Optional<String> cookie(String name) {
        return Optional.ofNullable(jar.sent().get(name));
    }

    /** All cookies as they are sent, by their full names. */
    public Map<String, String> cookies() {
        return Map.copyOf(jar.sent());
    }

    /** Puts a cookie there, as a thief or a forger does. It stays until it is removed. */
    public TestBrowser cookie(String name, String value) {
        jar.put(name, value);
        return this;
    }

    /** Removes a cookie. */
    public TestBrowser forget(String name) {
        jar.remove(name);
        return this;
    }

    /** Another browser with the same cookies, as a thief of them has it. */
    public TestBrowser copy() {
        TestBrowser copy = new TestBrowser(auth);
        copy.jar.putAll(jar);
        return copy;
    }

    /** Closes and opens the browser: cookies without {@code Max-Age} are gone. */
    public void restart() {
        jar.endSession();
    }

    SignetOptions options() {
        return auth.signet().options();
    }

    TestResponse send(TestRequest request) {
        var response = auth.signet().handle(request.toHttpRequest(jar.header()));
        response.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase("set-cookie"))
                .map(Header::value)
                .forEach(jar::receive);
        return new TestResponse(response);
    }
}
