package dev.signet.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done to an account, as it is kept for later.
 *
 * @param id 32 letters and digits; of two that one instance has stored, the later one is greater
 * @param kind what was done, as {@code signed-in}; 64 characters at the most
 * @param createdAt when; millisecond precision
 * @param userId whose account it is or was; null when the client named none that exists
 * @param sessionId the session in which it was done; null outside of one
 * @param detail what only this kind has, as the reason of a failure; empty when it has nothing; 255 characters at the most
 * @param ipAddress the client's address, empty when unknown
 * @param userAgent the client's browser, empty when unknown; 256 UTF-16 units at the most
 */
public record AuditEvent(
        String id,
        String kind,
        Instant createdAt,
        @Nullable String userId,
        @Nullable String sessionId,
        String detail,
        String ipAddress,
        String userAgent) {}
