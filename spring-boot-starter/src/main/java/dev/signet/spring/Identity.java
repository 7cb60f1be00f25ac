package dev.signet.spring;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** What came of looking for a token in a request: a user, nobody, or a reason to refuse. */
sealed interface Identity {

    /**
     * The caller's token is good.
     *
     * @param token in compact form; secret
     */
    record Known(AuthenticatedUser user, String token) implements Identity {

        /** Shows the user's id alone. */
        @Override
        public String toString() {
            return "Known[" + user + "]";
        }
    }

    /** No token was sent. */
    record Anonymous() implements Identity {}

    /** A token was sent, but the request can't go on with it. */
    record Refused(Refusal refusal) implements Identity {}

    /** Where the result is kept for the rest of the request. */
    String ATTRIBUTE = Identity.class.getName();

    static Optional<Identity> of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Identity identity ? Optional.of(identity) : Optional.empty();
    }
}
