package dev.signet.benchmarks.jwt;

import java.security.GeneralSecurityException;
import java.time.Instant;

/** Ends a run whose contender does not do the work it is measured for. */
final class LibraryCheck {
    private static final Account ACCOUNT = Account.all().get(7);

    private LibraryCheck() {}

    /** The good token passes with both claims right; each of the bad ones is refused. */
    static void requireVerifies(TokenVerifier verifier, SampleTokens tokens) throws Exception {
        String good = tokens.good(ACCOUNT);
        requireAccepted(verifier, good);
        requireRefused(verifier, "forged", SampleTokens.forged(good));
        Instant start = SampleTokens.minuteAgo();
        Instant longAgo = start.minus(Account.LIFETIME).minusSeconds(600);
        requireRefused(verifier, "expired", token(tokens, Account.ISSUER, Account.AUDIENCE, longAgo));
        requireRefused(verifier, "early", token(tokens, Account.ISSUER, Account.AUDIENCE, start.plusSeconds(600)));
        requireRefused(verifier, "wrong iss", token(tokens, "https://evil.example", Account.AUDIENCE, start));
        requireRefused(verifier, "wrong aud", token(tokens, Account.ISSUER, "https://evil.example", start));
    }

    /** Another library reads what this one signed. */
    static void requireIssues(TokenIssuer issuer, KeyMaterial key) throws Exception {
        String token = issuer.issue(ACCOUNT);
        requireAccepted(new Jose4j().verifier(key), token);
        requireAccepted(new SignetJwt().verifier(key), token);
    }

    private static String token(SampleTokens tokens, String issuer, String audience, Instant start)
            throws GeneralSecurityException {
        return tokens.sign(tokens.header(), ACCOUNT.payload(issuer, audience, start));
    }

    private static void requireAccepted(TokenVerifier verifier, String token) throws Exception {
        Caller caller = verifier.verify(token);
        if (!caller.equals(new Caller(ACCOUNT.subject(), ACCOUNT.email()))) {
            throw new IllegalStateException("The claims read are not those of the token: " + caller);
        }
    }

    private static void requireRefused(TokenVerifier verifier, String kind, String token) {
        Caller caller;
        try {
            caller = verifier.verify(token);
        } catch (Exception refused) {
            return;
        }
        throw new IllegalStateException("A token is accepted that is " + kind + ": " + caller);
    }
}
