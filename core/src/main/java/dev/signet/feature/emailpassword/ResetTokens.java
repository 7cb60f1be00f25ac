package dev.signet.feature.emailpassword;

import dev.signet.engine.Services;
import dev.signet.model.User;
import java.time.Duration;
import java.util.Optional;

/** Tokens of the links to a new password, stored as Better Auth stores them: links of either work at both. Thread-safe. */
final class ResetTokens {

    /** 142 bits. */
    private static final int LENGTH = 24;

    private final Services services;
    private final Duration lifetime;

    ResetTokens(Services services) {
        this.services = services;
        this.lifetime = services.options().email().resetExpiresIn();
    }

    /** For nobody the same row is written, dead from the start: the statements tell nothing. */
    String keep(Optional<User> owner) {
        String token = services.tokens().alphanumeric(LENGTH);
        services.oneTime()
                .keep(identifier(token), owner.map(User::id).orElse(""), owner.isPresent() ? lifetime : Duration.ZERO);
        return token;
    }

    /** Whose password the token may set now; it is not used up. It dies with the sessions of its time. */
    Optional<User> ownerOf(String token) {
        return services.oneTime()
                .peek(identifier(token))
                .flatMap(row ->
                        services.storage().users().findById(row.value()).filter(owner -> !row.isOutdatedFor(owner)));
    }

    /** Uses the token up. */
    boolean take(String token, User owner) {
        return services.oneTime()
                .consume(identifier(token))
                .filter(row -> row.value().equals(owner.id()))
                .isPresent();
    }

    Duration lifetime() {
        return lifetime;
    }

    private static String identifier(String token) {
        return "reset-password:" + token;
    }
}
