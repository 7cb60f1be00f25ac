package dev.signet.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When something was done, and from where.
 *
 * @param at when, to the millisecond
 * @param clientAddress the canonical address of the client, an IPv6 one cut to its /64 network; empty when unknown
 * @param userAgent what the client says it is, 256 UTF-16 units at the most; empty when it says nothing
 * @param sessionId the id of the session in which it was done, never its token; null outside of one
 */
public record Occasion(
        Instant at,
        String clientAddress,
        String userAgent,
        @Nullable String sessionId) {

    /** Replaces what ends a line: the client chose the text, and must not forge lines of a log (ASVS 16.4.1). */
    public Occasion {
        userAgent = userAgent.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]", "?");
    }
}
