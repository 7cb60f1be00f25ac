package dev.signet.options;

import dev.signet.http.ClientAddress;
import dev.signet.http.TrustedOrigins;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the engine accepts from the network.
 *
 * @param trustedOrigins origins, beside the engine's own, whose pages may call it; none unless set
 * @param trustedProxies addresses of proxies whose {@code X-Forwarded-For} is believed; none unless set
 * @param rateLimit whether requests are limited; null unless set: in production
 * @param rateLimitStorage where the counters live; in memory unless set
 * @param maxBodyBytes how large a request body may be; 64 KiB unless set
 */
public record RequestOptions(
        List<String> trustedOrigins,
        List<String> trustedProxies,
        @Nullable Boolean rateLimit,
        RateLimitStorage rateLimitStorage,
        int maxBodyBytes) {

    /** Where the counters of requests live. */
    public enum RateLimitStorage {
        /** In the process: fast, and each instance counts for itself. */
        MEMORY,
        /** In the database: instances count together. */
        DATABASE
    }

    /** What holds when nothing is set. */
    public static final RequestOptions DEFAULTS =
            new RequestOptions(List.of(), List.of(), null, RateLimitStorage.MEMORY, 64 * 1024);

    /** Checks the origins, the proxies and the limit. */
    public RequestOptions {
        trustedOrigins = new TrustedOrigins(trustedOrigins).asList();
        trustedProxies = List.copyOf(trustedProxies);
        new ClientAddress(trustedProxies);
        Checks.between("signet.max-body-bytes", maxBodyBytes, 1024, 16 * 1024 * 1024);
    }
}
