package dev.signet.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One way of a user to sign in, as its owner may see it: a row of the table {@code account} without hash and tokens.
 *
 * @param id 32 letters and digits
 * @param accountId the subject at the provider; for a password it is the user's id
 * @param providerId {@link Account#CREDENTIAL} for a password
 * @param userId the owner
 * @param scope what the provider granted, separated by commas; null for none
 * @param createdAt millisecond precision
 * @param updatedAt millisecond precision
 */
public record LinkedAccount(
        String id,
        String accountId,
        String providerId,
        String userId,
        @Nullable String scope,
        Instant createdAt,
        Instant updatedAt) {}
