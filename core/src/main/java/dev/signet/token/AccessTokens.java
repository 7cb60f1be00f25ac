package dev.signet.token;

import dev.signet.crypto.Tokens;
import dev.signet.jwt.JwtClaims;
import dev.signet.jwt.JwtException;
import dev.signet.jwt.JwtIssuer;
import dev.signet.jwt.JwtVerifier;
import dev.signet.jwt.SigningKey;
import dev.signet.jwt.VerifiedJwt;
import dev.signet.model.Session;
import dev.signet.model.User;
import dev.signet.options.SignetOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Issues and verifies access tokens: short-lived JWTs that authenticate API requests. They are signed by the token
 * secret (HS256) or by a key pair, never by a key that could make a session. Thread-safe.
 */
public final class AccessTokens {

    private static final int MAX_NAME = 255;

    private final JwtIssuer issuer;
    private final JwtVerifier verifier;
    private final SigningKeys keys;
    private final Tokens tokens;
    private final InstantSource clock;
    private final Duration lifetime;

    /** Signs with these keys. */
    public AccessTokens(SignetOptions options, SigningKeys keys, Tokens tokens, InstantSource clock) {
        this.keys = keys;
        this.tokens = tokens;
        this.clock = clock;
        this.lifetime = options.jwt().expiresIn();
        this.issuer = JwtIssuer.builder(keys.current())
                .issuer(options.issuer())
                .audience(options.audience())
                .lifetime(options.jwt().expiresIn())
                .clock(clock)
                .build();
        this.verifier = JwtVerifier.builder()
                .keys(keys)
                .algorithms(keys.current().algorithm())
                .issuer(options.issuer())
                .audience(options.audience())
                .clock(clock)
                .build();
    }

    /**
     * A token for this user, with the claims {@code sub, sid, email, emailVerified, name, jti} beside the registered
     * ones. It does not outlive the session, and a name from elsewhere that is too long for a cookie is cut.
     */
    public String issue(Session session, User user) {
        Instant usual = clock.instant().plus(lifetime);
        return issuer.issue(JwtClaims.builder()
                .subject(user.id())
                .id(tokens.id())
                .expiresAt(usual.isBefore(session.expiresAt()) ? usual : session.expiresAt())
                .claim("sid", session.id())
                .claim("email", user.email())
                .claim("emailVerified", user.emailVerified())
                .claim("name", cut(user.name()))
                .build());
    }

    private static String cut(String name) {
        if (name.length() <= MAX_NAME) {
            return name;
        }
        // Half a character can't be signed: whoever has such a name could not sign in.
        boolean splits = Character.isHighSurrogate(name.charAt(MAX_NAME - 1));
        return name.substring(0, splits ? MAX_NAME - 1 : MAX_NAME);
    }

    /** The token, if it is good now. */
    public Optional<VerifiedJwt> verify(String token) {
        try {
            return Optional.of(verifier.verify(token));
        } catch (JwtException refused) {
            return Optional.empty();
        }
    }

    /** Whether this is a token of this session that is good now. */
    public boolean isOf(String token, Session session) {
        return verify(token)
                .filter(jwt -> jwt.string("sid").filter(session.id()::equals).isPresent()
                        && jwt.subject().filter(session.userId()::equals).isPresent())
                .isPresent();
    }

    /** Verifies tokens with these keys, for a back end in the same process. */
    public JwtVerifier verifier() {
        return verifier;
    }

    /** The key that signs, for tokens of another kind in the same process. Secret. */
    public SigningKey signingKey() {
        return keys.current();
    }

    /** The public keys as a JWK Set in JSON; without keys in HS256 mode, whose key is a secret. */
    public String publicKeys() {
        return keys.publicKeys();
    }
}
