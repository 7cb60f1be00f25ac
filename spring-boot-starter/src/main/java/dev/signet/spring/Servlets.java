package dev.signet.spring;

import dev.signet.http.Headers;
import dev.signet.http.HttpRequest;
import dev.signet.http.HttpResponse;
import dev.signet.http.Query;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Carries requests and responses between the servlet container and the engine. */
final class Servlets {

    private Servlets() {}

    static HttpRequest read(HttpServletRequest request) throws IOException {
        String query = request.getQueryString();
        return new HttpRequest(
                request.getMethod(),
                request.getRequestURI(),
                query == null ? Query.NONE : Query.parse(query),
                headers(request),
                String.valueOf(request.getRemoteAddr()),
                request.getInputStream());
    }

    static Headers headers(HttpServletRequest request) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            fields.put(name, new ArrayList<>(Collections.list(request.getHeaders(name))));
        }
        return Headers.of(fields);
    }

    /** A browser must not take JSON that somebody typed for a page (ASVS 3.4.4). */
    static void forbidSniffing(HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
    }

    static void write(HttpResponse answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(header -> response.addHeader(header.name(), header.value()));
        forbidSniffing(response);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
