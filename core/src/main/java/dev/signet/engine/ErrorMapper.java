package dev.signet.engine;

import dev.signet.crypto.HashingPool;
import dev.signet.http.HttpResponse;
import dev.signet.http.HttpResponse.Header;
import dev.signet.json.Json;
import dev.signet.storage.StorageUnavailableException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Step: makes an answer of whatever went wrong. What is inside stays in the log; nothing of the request goes there. */
final class ErrorMapper {

    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
    private static final String RETRY_SECONDS = "2";

    HttpResponse answer(RuntimeException failure) {
        if (failure instanceof AuthException error) {
            return answer(error);
        }
        if (failure instanceof StorageUnavailableException) {
            LOG.warn("The database can't be asked", withoutText(failure));
            return busy();
        }
        if (failure instanceof HashingPool.BusyException) {
            LOG.warn("The queue of password hashes is full");
            return busy();
        }
        LOG.error("A request failed", withoutText(failure));
        return HttpResponse.empty(500);
    }

    /** The kind of a failure and its place. A driver's text may quote what a person sent, and stays out of the log. */
    private static Throwable withoutText(Throwable failure) {
        Throwable cause = failure.getCause();
        Throwable copy = new Throwable(failure.getClass().getName(), cause == null ? null : withoutText(cause));
        copy.setStackTrace(failure.getStackTrace());
        return copy;
    }

    private static HttpResponse busy() {
        return answer(CoreError.SERVICE_UNAVAILABLE.error().header("Retry-After", RETRY_SECONDS));
    }

    private static HttpResponse answer(AuthException error) {
        if (error.text().isEmpty()) {
            return new HttpResponse(error.status(), error.headers(), "");
        }
        Map<String, String> body = new LinkedHashMap<>();
        body.put("message", error.text());
        String code = error.code();
        if (code != null) {
            body.put("code", code);
        }
        List<Header> headers = new ArrayList<>(List.of(ResponseEncoder.JSON));
        headers.addAll(error.headers());
        return new HttpResponse(error.status(), headers, Json.write(body));
    }
}
