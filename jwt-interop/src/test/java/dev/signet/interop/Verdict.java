package dev.signet.interop;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an implementation says of a token: the claims in canonical form, or why it refuses. */
record Verdict(Optional<Map<String, @Nullable Object>> claims, String refusal) {
    static Verdict accepted(Map<String, ?> claims) {
        return new Verdict(Optional.of(ClaimValues.canonical(claims)), "");
    }

    static Verdict refused(String why) {
        return new Verdict(Optional.empty(), why);
    }

    /** The answer of a {@link PeerProcess}: an object with the member {@code claims} or {@code error}. */
    static Verdict of(Map<?, ?> answer) {
        if (answer.get("claims") instanceof Map<?, ?> members) {
            Map<String, @Nullable Object> claims = new LinkedHashMap<>();
            members.forEach((name, value) -> claims.put(String.valueOf(name), value));
            return accepted(claims);
        }
        return refused(String.valueOf(answer.get("error")));
    }
}
