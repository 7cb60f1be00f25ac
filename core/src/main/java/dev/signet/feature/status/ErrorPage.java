package dev.signet.feature.status;

import dev.signet.engine.Call;
import dev.signet.engine.Doc;
import dev.signet.engine.Endpoint;
import dev.signet.engine.Route;
import dev.signet.http.HttpResponse;
import dev.signet.http.HttpResponse.Header;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a failed redirect leads: a small page in development, the start page of the site in production. The code is
 * shown only if it is made of harmless characters, the description never (CVE-2025-71404).
 */
final class ErrorPage implements Endpoint<ErrorPage.Input, HttpResponse> {

    record Input(
            @Doc("The code of the error") @Nullable String error,
            @Doc("A sentence about it") @Nullable String error_description) {}

    static final Route<Input, HttpResponse> ROUTE =
            Route.get("/error", Input.class, HttpResponse.class).summary("The page that failed redirects lead to");

    private final boolean production;

    ErrorPage(boolean production) {
        this.production = production;
    }

    @Override
    public HttpResponse handle(Input input, Call call) {
        String error = input.error();
        String code = error != null && error.matches("[A-Za-z0-9_-]{1,100}") ? error : "UNKNOWN";
        return production ? redirect(code, input.error_description()) : page(code);
    }

    private static HttpResponse redirect(String code, @Nullable String description) {
        String more = description == null
                ? ""
                : "&error_description=" + URLEncoder.encode(description, StandardCharsets.UTF_8);
        return new HttpResponse(302, List.of(new Header("Location", "/?error=" + code + more)), "");
    }

    private static HttpResponse page(String code) {
        String html = """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Something went wrong</title>
                <main>
                <h1>Something went wrong</h1>
                <p>The sign-in could not be finished. Go back and try again.</p>
                <p>Code: <code>%s</code></p>
                </main>
                </html>
                """.formatted(code);
        return new HttpResponse(
                200,
                List.of(
                        new Header("Content-Type", "text/html; charset=utf-8"),
                        new Header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
                        new Header("X-Content-Type-Options", "nosniff"),
                        new Header("Cache-Control", "no-store")),
                html);
    }
}
