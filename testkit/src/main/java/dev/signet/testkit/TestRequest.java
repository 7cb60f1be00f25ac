package dev.signet.testkit;

import dev.signet.http.Headers;
import dev.signet.http.HttpRequest;
import dev.signet.http.Query;
import dev.signet.json.Json;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request of a {@link TestBrowser}, before it is sent. Not thread-safe. */
public final class TestRequest {

    private final TestBrowser browser;
    private final String method;
    private final String path;
    private final Map<String, List<String>> headers = new LinkedHashMap<>();
    private byte[] body = new byte[0];
    private String remoteAddress = "192.0.2.1";

    TestRequest(TestBrowser browser, String method, String path) {
        this.browser = browser;
        this.method = method;
        this.path = path;
    }

    /** Sets a header field. */
    public TestRequest header(String name, String value) {
        headers.put(name.toLowerCase(Locale.ROOT), List.of(value));
        return this;
    }

    /** Leaves a header field out, as {@code Origin}. */
    public TestRequest without(String name) {
        headers.remove(name.toLowerCase(Locale.ROOT));
        return this;
    }

    /** The body as JSON, with its type. */
    public TestRequest json(@Nullable Object value) {
        return body("application/json", Json.write(value));
    }

    /** The body as it is, with this type. */
    public TestRequest body(String contentType, String content) {
        return header("content-type", contentType).body(content.getBytes(StandardCharsets.UTF_8));
    }

    /** The body as it is; its type has to be set by {@link #header}. */
    public TestRequest body(byte[] content) {
        this.body = content.clone();
        return this;
    }

    /** The address of the peer; {@code 192.0.2.1} unless set. */
    public TestRequest from(String address) {
        this.remoteAddress = address;
        return this;
    }

    /** Sends it with the browser's cookies, and gives those of the response to the browser. */
    public TestResponse send() {
        return browser.send(this);
    }

    HttpRequest toHttpRequest(String cookies) {
        Map<String, List<String>> all = new LinkedHashMap<>(headers);
        if (!cookies.isEmpty()) {
            all.putIfAbsent("cookie", List.of(cookies));
        }
        String[] parts = path.split("\\?", 2);
        return new HttpRequest(
                method,
                browser.options().basePath() + parts[0],
                parts.length == 2 ? Query.parse(parts[1]) : Query.NONE,
                Headers.of(all),
                remoteAddress,
                new ByteArrayInputStream(body));
    }
}
