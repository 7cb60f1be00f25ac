package dev.signet.http;

import java.io.InputStream;
import java.util.Optional;

/**
 * A request as the server received it.
 *
 * @param method in upper case
 * @param path the raw path, still percent-encoded, without the query
 * @param query the query parameters
 * @param headers the header fields
 * @param remoteAddress the address of the peer as text, empty when unknown
 * @param body the content; it is read once, by the engine, up to a limit
 */
public record HttpRequest(
        String method, String path, Query query, Headers headers, String remoteAddress, InputStream body) {

    /** The same request with other query parameters. */
    public HttpRequest withQuery(Query changed) {
        return new HttpRequest(method, path, changed, headers, remoteAddress, body);
    }

    /** The first value of a header field. */
    public Optional<String> header(String name) {
        return headers.first(name);
    }

    /** The cookies that came along. */
    public Cookies cookies() {
        return headers.cookies();
    }
}
