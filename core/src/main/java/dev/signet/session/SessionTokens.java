package dev.signet.session;

import dev.signet.crypto.Sha256;
import dev.signet.crypto.Tokens;
import dev.signet.options.DatabaseSessionOptions.TokenStorage;
import java.util.Base64;

/** Makes session tokens, and says how the table holds them. Thread-safe. */
final class SessionTokens {

    private final Tokens tokens;
    private final TokenStorage storage;

    SessionTokens(Tokens tokens, TokenStorage storage) {
        this.tokens = tokens;
        this.storage = storage;
    }

    /** 32 letters and digits. */
    String create() {
        return tokens.id();
    }

    /**
     * What the table holds of a token. A fast hash is enough: nobody can try all tokens. What is stored is hashed again
     * when it is presented, so it is no token.
     */
    String stored(String token) {
        return storage == TokenStorage.PLAIN
                ? token
                : Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(token));
    }
}
