package dev.signet.http;

import dev.signet.http.HttpResponse.Header;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Sends a browser on. Where it may be sent is checked before, by {@link TrustedOrigins#allowsRedirect}. */
public final class Redirect {

    private Redirect() {}

    /**
     * A redirect to this address. It came by a link with a token, so it is not kept, and the next page does not learn the
     * link from {@code Referer}.
     */
    public static HttpResponse to(String target) {
        return new HttpResponse(
                302,
                List.of(
                        new Header("Content-Type", "application/json"),
                        new Header("Location", asHeader(target)),
                        new Header("Cache-Control", "no-store"),
                        new Header("Referrer-Policy", "no-referrer")),
                "");
    }

    /** The address with this parameter, which takes the place of those of its name. */
    public static String withParameter(String target, String name, String value) {
        int hash = target.indexOf('#');
        String fragment = hash < 0 ? "" : target.substring(hash);
        String page = hash < 0 ? target : target.substring(0, hash);
        int mark = page.indexOf('?');
        String own = name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        if (mark < 0) {
            return page + "?" + own + fragment;
        }
        String others = Arrays.stream(page.substring(mark + 1).split("&"))
                .filter(pair -> !pair.isEmpty() && !pair.equals(name) && !pair.startsWith(name + "="))
                .map(pair -> pair + "&")
                .collect(Collectors.joining());
        return page.substring(0, mark + 1) + others + own + fragment;
    }

    /** A header field holds printable ASCII alone; everything else is percent-encoded (RFC 3986 section 2.1). */
    public static String asHeader(String target) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : target.getBytes(StandardCharsets.UTF_8)) {
            if (b > ' ' && b < 127) {
                encoded.append((char) b);
            } else {
                encoded.append(String.format(Locale.ROOT, "%%%02X", b));
            }
        }
        return encoded.toString();
    }
}
