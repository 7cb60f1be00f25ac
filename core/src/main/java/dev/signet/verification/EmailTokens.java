package dev.signet.verification;

import dev.signet.crypto.MasterSecret;
import dev.signet.jwt.JwtClaims;
import dev.signet.jwt.JwtException;
import dev.signet.jwt.VerifiedJwt;
import dev.signet.options.SignetOptions;
import dev.signet.token.OwnTokens;
import java.time.InstantSource;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads the tokens of links that prove an address: JWTs of a kind of their own, by type, audience and a
 * derived key, so that no other token passes for one. Thread-safe.
 */
public final class EmailTokens {

    private static final OwnTokens.Kind KIND = new OwnTokens.Kind("signet:email", "signet-email+jwt");

    private final OwnTokens tokens;
    private final BetterAuthTokens betterAuth;

    EmailTokens(SignetOptions options, InstantSource clock) {
        MasterSecret secret = options.secrets().masterSecret();
        this.betterAuth = new BetterAuthTokens(secret, clock);
        this.tokens = new OwnTokens(
                KIND,
                secret.deriveAll("email-token"),
                options.origin(),
                options.email().verification().expiresIn(),
                clock);
    }

    String write(EmailProof proof) {
        JwtClaims.Builder claims = JwtClaims.builder()
                .subject(Objects.requireNonNull(proof.userId()))
                .claim("email", proof.email())
                .claim("epo", Objects.requireNonNull(proof.epoch()));
        EmailProof.Change change = proof.change();
        if (change != null) {
            claims.id(Objects.requireNonNull(change.id()))
                    .claim("step", change.step().name())
                    .claim("newEmail", change.newEmail());
        }
        return tokens.issue(claims.build());
    }

    /**
     * What the token proves.
     *
     * @throws UnprovedException when it is not good now
     */
    public EmailProof read(String token) {
        VerifiedJwt jwt;
        try {
            jwt = tokens.verify(token);
        } catch (JwtException refused) {
            if (refused.reason() == JwtException.Reason.EXPIRED) {
                throw new UnprovedException(true);
            }
            return betterAuth.read(token);
        }
        return proof(jwt);
    }

    private static EmailProof proof(VerifiedJwt jwt) {
        try {
            return new EmailProof(
                    jwt.subject().orElseThrow(),
                    jwt.string("email").orElseThrow(),
                    jwt.longValue("epo").orElseThrow(),
                    jwt.issuedAt().orElseThrow(),
                    change(jwt));
        } catch (NoSuchElementException incomplete) {
            throw new UnprovedException(false);
        }
    }

    private static EmailProof.@Nullable Change change(VerifiedJwt jwt) {
        if (jwt.string("step").isEmpty()) {
            return null;
        }
        return new EmailProof.Change(
                EmailProof.Step.valueOf(jwt.string("step").orElseThrow()),
                jwt.string("newEmail").orElseThrow(),
                jwt.id().orElseThrow());
    }

    /** The token proves nothing. */
    public static final class UnprovedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final boolean expired;

        UnprovedException(boolean expired) {
            super("The token proves nothing.", null, false, false);
            this.expired = expired;
        }

        /** Whether it was good once. */
        public boolean isExpired() {
            return expired;
        }
    }
}
