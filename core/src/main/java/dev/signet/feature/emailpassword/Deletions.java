package dev.signet.feature.emailpassword;

import static dev.signet.feature.emailpassword.DeletionError.INVALID_TOKEN;

import dev.signet.engine.ActiveSession;
import dev.signet.engine.Call;
import dev.signet.engine.Services;
import dev.signet.event.SecurityEvent.UserDeleted;
import dev.signet.model.User;

/** Deletes accounts, at once or by the token of a mail. Thread-safe. */
final class Deletions {

    private static final String PURPOSE = "delete-account-";

    private final Services services;

    /**
     * By the settings of this engine.
     *
     * @throws IllegalArgumentException when a mail is demanded and none is configured
     */
    Deletions(Services services) {
        this.services = services;
        if (services.options().email().deletion().byMail() && !services.mailer().isConfigured()) {
            throw new IllegalArgumentException("signet.email.deletion.by-mail is true, and no mail is configured. Set"
                    + " signet.mail.smtp.host, or signet.mail.outbox in development.");
        }
    }

    /** A token for the mail; it is stored as Better Auth stores it. */
    String keepToken(User user) {
        String token = services.tokens().id();
        services.oneTime()
                .keep(
                        PURPOSE + token,
                        user.id(),
                        services.options().email().deletion().expiresIn());
        return token;
    }

    /**
     * Deletes the owner of this session, if the token is theirs and no older than their sessions; in any case it
     * is used up.
     */
    void byToken(String token, ActiveSession session, Call call) {
        User user = session.user();
        boolean own = token.matches("[A-Za-z0-9_-]{1,200}")
                && services.oneTime()
                        .consume(PURPOSE + token)
                        .filter(row -> row.value().equals(user.id()) && !row.isOutdatedFor(user))
                        .isPresent();
        if (!own) {
            throw INVALID_TOKEN.error();
        }
        delete(session, call);
    }

    /** Deletes the owner of this session, and signs this browser out; no session outlives its owner. */
    void delete(ActiveSession session, Call call) {
        String userId = session.user().id();
        if (services.storage().users().delete(userId)) {
            services.events().tell(new UserDeleted(call.occasion(session.session()), userId));
        }
        services.sessions().clear(call);
    }
}
