package dev.signet.verification;

import dev.signet.crypto.MasterSecret;
import dev.signet.engine.EmailAddress;
import dev.signet.json.Json;
import dev.signet.verification.EmailTokens.UnprovedException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tokens of links that Better Auth mailed before Signet took its place: JWTs by HS256 with the master secret
 * itself, without type, issuer and audience. Other things are signed by that secret, the cookie cache among them; so
 * nothing counts but exactly these members. Thread-safe.
 */
final class BetterAuthTokens {

    private static final int MAX_LENGTH = 4_096;
    private static final long MAX_SECONDS = 7 * 24 * 3600;
    private static final Map<String, String> HEADER = Map.of("alg", "HS256");
    private static final Set<String> MEMBERS = Set.of("email", "updateTo", "requestType", "iat", "exp");

    private static final Map<String, EmailProof.Step> STEPS = Map.of(
            "change-email-confirmation", EmailProof.Step.CONFIRMED,
            "change-email-verification", EmailProof.Step.PROVED);

    private final MasterSecret secret;
    private final InstantSource clock;

    BetterAuthTokens(MasterSecret secret, InstantSource clock) {
        this.secret = secret;
        this.clock = clock;
    }

    /** What the token proves; of whom, only the address tells. */
    EmailProof read(String token) {
        String[] parts = token.split("\\.", -1);
        try {
            if (token.length() > MAX_LENGTH || parts.length != 3 || !isSigned(token, parts[2])) {
                throw new UnprovedException(false);
            }
            if (!HEADER.equals(json(parts[0])) || !(json(parts[1]) instanceof Map<?, ?> claims)) {
                throw new UnprovedException(false);
            }
            return proof(claims);
        } catch (IllegalArgumentException malformed) {
            throw new UnprovedException(false);
        }
    }

    private boolean isSigned(String token, String signature) {
        byte[] data = token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.UTF_8);
        return secret.wireSigned(data, decode(signature));
    }

    private EmailProof proof(Map<?, ?> claims) {
        if (!MEMBERS.containsAll(claims.keySet())
                || !(claims.get("email") instanceof String email)
                || !EmailAddress.isValid(email)
                || !(claims.get("iat") instanceof Long issued)
                || !(claims.get("exp") instanceof Long expires)
                || expires - issued > MAX_SECONDS) {
            throw new UnprovedException(false);
        }
        if (!clock.instant().isBefore(Instant.ofEpochSecond(expires))) {
            throw new UnprovedException(true);
        }
        return new EmailProof(null, EmailAddress.canonical(email), null, Instant.ofEpochSecond(issued), change(claims));
    }

    /** One without a step would change an address that nobody has proved. */
    private static EmailProof.@Nullable Change change(Map<?, ?> claims) {
        Object newEmail = claims.get("updateTo");
        Object type = claims.get("requestType");
        if (newEmail == null && type == null) {
            return null;
        }
        EmailProof.Step step = type instanceof String text ? STEPS.get(text) : null;
        if (step == null || !(newEmail instanceof String address) || !EmailAddress.isValid(address)) {
            throw new UnprovedException(false);
        }
        return new EmailProof.Change(step, EmailAddress.canonical(address), null);
    }

    private static @Nullable Object json(String part) {
        return Json.parse(decode(part));
    }

    private static byte[] decode(String part) {
        return Base64.getUrlDecoder().decode(part);
    }
}
