package dev.signet.model;

/**
 * A user and the account by which they sign in, read together in one statement.
 *
 * @param user the user
 * @param account the user's own account
 */
public record UserWithAccount(User user, Account account) {}
