package dev.signet.testkit;

import dev.signet.http.HttpResponse;
import dev.signet.http.HttpResponse.Header;
import dev.signet.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A response, with what tests ask of one. Immutable. */
public final class TestResponse {

    private final HttpResponse response;

    TestResponse(HttpResponse response) {
        this.response = response;
    }

    /** The status. */
    public int status() {
        return response.status();
    }

    /** The content as it was sent. */
    public String body() {
        return response.body();
    }

    /**
     * The content as maps, lists, strings, numbers and booleans.
     *
     * @throws IllegalArgumentException when it is not JSON
     */
    public @Nullable Object json() {
        return Json.parse(body().getBytes(StandardCharsets.UTF_8));
    }

    /** A member of the JSON content by its path, as {@code user.email}; null when it is not there. */
    public @Nullable Object value(String path) {
        Object value = json();
        for (String name : path.split("\\.", -1)) {
            value = value instanceof Map<?, ?> object ? object.get(name) : null;
        }
        return value;
    }

    /**
     * A string of the JSON content by its path.
     *
     * @throws IllegalStateException when there is none
     */
    public String text(String path) {
        if (value(path) instanceof String text) {
            return text;
        }
        throw new IllegalStateException("There is no text at " + path + " of the answer with status " + status() + ".");
    }

    /** The wire code of an error, empty when there is none. */
    public Optional<String> code() {
        return body().isEmpty() ? Optional.empty() : Optional.ofNullable((String) value("code"));
    }

    /** The first value of a header field. */
    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    /** All values of a header field, in order. */
    public List<String> headers(String name) {
        return response.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    /** The cookies that it sets, each as the whole header value. */
    public List<String> setCookies() {
        return headers("set-cookie");
    }

    /** The value of {@code Set-Cookie} for the cookie of this full name. */
    public Optional<String> setCookie(String name) {
        return setCookies().stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .findFirst();
    }

    /** Status and content. */
    @Override
    public String toString() {
        return status() + " " + body();
    }
}
