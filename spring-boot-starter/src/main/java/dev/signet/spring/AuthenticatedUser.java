package dev.signet.spring;

import dev.signet.jwt.VerifiedJwt;
import java.util.Objects;

/**
 * The caller of a request, as their verified token names them. Immutable.
 *
 * @param id the claim {@code sub}
 * @param email the claim {@code email}, empty when the token has none
 * @param name the claim {@code name}, empty when the token has none
 * @param token the verified token, for its other claims
 */
public record AuthenticatedUser(String id, String email, String name, VerifiedJwt token) {

    /** Refuses a caller without a token: there is no other way to be one. */
    public AuthenticatedUser {
        Objects.requireNonNull(token, "token");
    }

    static AuthenticatedUser of(VerifiedJwt token, String subject) {
        return new AuthenticatedUser(
                subject, token.string("email").orElse(""), token.string("name").orElse(""), token);
    }

    /** Shows the id alone. */
    @Override
    public String toString() {
        return "AuthenticatedUser[id=" + id + "]";
    }
}
