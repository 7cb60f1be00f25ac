package dev.signet.jwt;

import dev.signet.jwt.JwtException.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of one kind of token beyond signature, issuer, audience and times. The rules of two kinds exclude each other
 * (RFC 8725 section 3.12): a token that passes one of the profiles named here passes none of the others, so that a token
 * made for one purpose is of no use for another. Immutable and thread-safe.
 */
public final class TokenProfile {
    /** What a token without {@code typ} is; an empty {@code typ} is not. */
    private static final String JWT = "jwt";

    /**
     * An access token (RFC 9068 section 2): {@code typ} is {@code at+jwt}; {@code sub}, {@code client_id}, {@code jti} and
     * {@code iat} are there.
     */
    public static final TokenProfile ACCESS_TOKEN =
            new TokenProfile("at+jwt", List.of("sub", "client_id", "jti"), Set.of(), TokenProfile::isDated);

    /**
     * An ID token (OpenID Connect Core section 2) whose audience is the client: {@code typ} is absent or {@code JWT};
     * {@code sub}, {@code iat} and {@code nonce} are there, and {@code azp} names the client where it is there or there are
     * several audiences. That the {@code nonce} is the one of this sign-in is for the caller to compare.
     */
    public static final TokenProfile ID_TOKEN =
            new TokenProfile(JWT, List.of("sub", "nonce"), Set.of("events"), TokenProfile::isDatedAndForThisClient);

    /**
     * A logout token (OpenID Connect Back-Channel Logout section 2.4): {@code typ} is {@code logout+jwt}; {@code jti},
     * {@code iat}, the event, and one of {@code sub} and {@code sid} are there, a {@code nonce} is not.
     */
    public static final TokenProfile LOGOUT_TOKEN =
            new TokenProfile("logout+jwt", List.of("jti"), Set.of("nonce"), TokenProfile::isLogoutOfSomebody);

    /**
     * A token of Better Auth's {@code jwt} plugin, and Signet's own API token: {@code typ} is absent or {@code JWT};
     * {@code sub} is there; {@code nonce} and {@code events}, which make it another kind, are not.
     */
    public static final TokenProfile BETTER_AUTH =
            new TokenProfile(JWT, List.of("sub"), Set.of("nonce", "events"), (jwt, audience) -> true);

    /** What holds unless a profile is chosen: {@code typ} is absent or {@code JWT}, and no claim is demanded. */
    static final TokenProfile UNTYPED = new TokenProfile(JWT, List.of(), Set.of(), (jwt, audience) -> true);

    private static final String LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final String type;
    private final List<String> requiredTexts;
    private final Set<String> forbidden;
    private final Rule rule;

    private TokenProfile(String type, List<String> requiredTexts, Set<String> forbidden, Rule rule) {
        this.type = type;
        this.requiredTexts = requiredTexts;
        this.forbidden = forbidden;
        this.rule = rule;
    }

    /**
     * Tokens of this {@code typ} alone, such as an application makes for a purpose of its own, for example
     * {@code password-reset+jwt}. Case and a leading {@code application/} do not count (RFC 7515 section 4.1.9).
     *
     * @throws IllegalArgumentException if the type is blank, or {@code JWT}, which says nothing of the purpose
     */
    public static TokenProfile typed(String type) {
        String normalized = JwsHeader.normalizedType(Texts.requireText("type", type));
        if (normalized.equals(JWT)) {
            throw new IllegalArgumentException("The type JWT does not tell one kind of token from another");
        }
        return new TokenProfile(normalized, List.of(), Set.of(), (jwt, audience) -> true);
    }

    /** Checks the type, which can be done before the signature. */
    void checkType(Optional<String> actual) {
        if (!actual.map(JwsHeader::normalizedType).orElse(JWT).equals(type)) {
            throw new JwtException(Reason.WRONG_TYPE, "The token is of another type");
        }
    }

    void checkClaims(VerifiedJwt jwt, String audience) {
        for (String name : requiredTexts) {
            if (!isText(jwt, name)) {
                throw new JwtException(Reason.INVALID_CLAIM, "The claim " + name + " is missing or no text");
            }
        }
        for (String name : forbidden) {
            if (jwt.has(name)) {
                throw new JwtException(Reason.INVALID_CLAIM, "The claim " + name + " belongs to another kind of token");
            }
        }
        if (!rule.holds(jwt, audience)) {
            throw new JwtException(Reason.INVALID_CLAIM, "A claim that this kind of token has is missing or wrong");
        }
    }

    private static boolean isDated(VerifiedJwt jwt, String audience) {
        return jwt.issuedAt().isPresent();
    }

    private static boolean isDatedAndForThisClient(VerifiedJwt jwt, String audience) {
        boolean mayLackParty = jwt.audience().size() == 1 && !jwt.has("azp");
        return isDated(jwt, audience) && (mayLackParty || jwt.string("azp").equals(Optional.of(audience)));
    }

    private static boolean isLogoutOfSomebody(VerifiedJwt jwt, String audience) {
        return isDated(jwt, audience)
                && (isText(jwt, "sub") || isText(jwt, "sid"))
                && jwt.claims().get("events") instanceof Map<?, ?> events
                && events.get(LOGOUT_EVENT) instanceof Map<?, ?>;
    }

    private static boolean isText(VerifiedJwt jwt, String name) {
        return !jwt.string(name).orElse("").isEmpty();
    }

    @Override
    public String toString() {
        return "TokenProfile[" + type + "]";
    }

    /** What cannot be said by the presence of a claim. */
    @FunctionalInterface
    private interface Rule {
        boolean holds(VerifiedJwt jwt, String audience);
    }
}
