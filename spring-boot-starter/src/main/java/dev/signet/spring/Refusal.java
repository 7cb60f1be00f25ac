package dev.signet.spring;

import dev.signet.http.HttpResponse;
import dev.signet.http.HttpResponse.Header;
import dev.signet.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The answers to requests that don't get through, with the challenge of RFC 6750 section 3. */
enum Refusal {
    /** No token: a challenge without an error code. */
    NO_TOKEN(401, "UNAUTHORIZED", "Authentication is required.", new Header("WWW-Authenticate", "Bearer")),
    /** A token that is not good, or two of them that name different users. */
    INVALID_TOKEN(
            401,
            "INVALID_TOKEN",
            "The access token is invalid or has expired.",
            new Header(
                    "WWW-Authenticate",
                    "Bearer error=\"invalid_token\", error_description=\"The access token is invalid or has expired\"")),
    /** A page of another site sent the cookie along. */
    INVALID_ORIGIN(403, "INVALID_ORIGIN", "Invalid origin", new Header("Cache-Control", "no-store")),
    /** A cookie came without a word on the page that sent it. */
    MISSING_OR_NULL_ORIGIN(
            403, "MISSING_OR_NULL_ORIGIN", "Missing or null Origin", new Header("Cache-Control", "no-store")),
    /** A path in a spelling that two parts of an application could read differently. */
    AMBIGUOUS_PATH(
            400, "AMBIGUOUS_PATH", "The path is not in its plain form.", new Header("Cache-Control", "no-store")),
    /** The keys that verify tokens can't be fetched: this says nothing about the token. */
    KEYS_UNAVAILABLE(
            503,
            "SERVICE_UNAVAILABLE",
            "Tokens can't be verified at the moment. Please try again.",
            new Header("Retry-After", "2"));

    private final int status;
    private final String code;
    private final String message;
    private final Header header;

    Refusal(int status, String code, String message, Header header) {
        this.status = status;
        this.code = code;
        this.message = message;
        this.header = header;
    }

    HttpResponse response() {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("code", code);
        body.put("message", message);
        return new HttpResponse(
                status, List.of(new Header("Content-Type", "application/json"), header), Json.write(body));
    }
}
