package dev.signet.feature.account;

import dev.signet.engine.Doc;
import dev.signet.model.LinkedAccount;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An account as the wire shows it: neither hash nor tokens. */
record AccountView(
        @Doc("32 letters and digits") String id,

        @Doc("The provider; \"credential\" for a password") String providerId,

        @Doc("When it was linked") Instant createdAt,
        @Doc("When it was last changed") Instant updatedAt,

        @Doc("The subject at the provider; for a password the user's id")
        String accountId,

        @Doc("Its owner") String userId,
        @Doc("What the provider granted") List<String> scopes) {

    static AccountView of(LinkedAccount account) {
        return new AccountView(
                account.id(),
                account.providerId(),
                account.createdAt(),
                account.updatedAt(),
                account.accountId(),
                account.userId(),
                scopes(account.scope()));
    }

    private static List<String> scopes(@Nullable String stored) {
        return stored == null
                ? List.of()
                : Stream.of(stored.split(",", -1))
                        .map(String::strip)
                        .filter(scope -> !scope.isEmpty())
                        .toList();
    }
}
