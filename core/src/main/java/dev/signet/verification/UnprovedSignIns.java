package dev.signet.verification;

import dev.signet.engine.Services;
import dev.signet.http.HttpRequest;
import dev.signet.http.SetCookie;
import dev.signet.jwt.JwtClaims;
import dev.signet.jwt.JwtException;
import dev.signet.jwt.JwtIssuer;
import dev.signet.jwt.JwtVerifier;
import dev.signet.jwt.SigningKey;
import dev.signet.jwt.VerifiedJwt;
import dev.signet.model.User;
import dev.signet.options.SignetOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Browsers in which somebody has set or shown the password of an account that waits for the proof of its address: each
 * holds a signed cookie that names the account. It lets nobody in; the link of the mail signs in there alone, so that
 * nobody is put into an account whose password somebody else knows. Thread-safe.
 */
final class UnprovedSignIns {

    private static final String AUDIENCE = "signet:unproved";
    private static final String TYPE = "signet-unproved+jwt";

    private final SignetOptions options;
    private final Duration lifetime;
    private final JwtIssuer issuer;
    private final List<JwtVerifier> verifiers;

    UnprovedSignIns(Services services) {
        this.options = services.options();
        this.lifetime = options.email().verification().expiresIn();
        List<SigningKey> keys = options.secrets().masterSecret().deriveAll("unproved-sign-in").stream()
                .map(SigningKey::hmac)
                .toList();
        this.issuer = JwtIssuer.builder(keys.get(0))
                .issuer(options.origin())
                .audience(AUDIENCE)
                .type(TYPE)
                .lifetime(lifetime)
                .clock(services.clock())
                .build();
        this.verifiers = keys.stream()
                .map(key -> JwtVerifier.builder()
                        .key(key.verificationKey())
                        .issuer(options.origin())
                        .audience(AUDIENCE)
                        .type(TYPE)
                        .clock(services.clock())
                        .build())
                .toList();
    }

    /**
     * The mark of a browser.
     *
     * @param remembered whether the session that comes of it shall outlive the browser's own
     */
    SetCookie mark(User user, boolean remembered) {
        String value = issuer.issue(JwtClaims.builder()
                .subject(user.id())
                .claim("epo", user.epoch())
                .claim("rem", remembered)
                .build());
        return new SetCookie(
                options.cookieNames().unprovedSignIn(), value, remembered ? lifetime : null, options.cookieScope());
    }

    /** Takes the mark away. */
    SetCookie unmark() {
        return SetCookie.expired(options.cookieNames().unprovedSignIn(), options.cookieScope());
    }

    /**
     * Whether the browser waits for this user, with the password that they have now.
     *
     * @return empty when not; else whether the session shall outlive the browser's own
     */
    Optional<Boolean> find(HttpRequest request, User user) {
        return request.cookies().values(options.cookieNames().unprovedSignIn()).stream()
                .flatMap(value -> verifiers.stream().flatMap(verifier -> read(value, verifier).stream()))
                .filter(mark -> mark.subject().filter(user.id()::equals).isPresent())
                .filter(mark -> mark.longValue("epo")
                        .filter(epoch -> epoch == user.epoch())
                        .isPresent())
                .flatMap(mark -> mark.bool("rem").stream())
                .findFirst();
    }

    private static Optional<VerifiedJwt> read(String value, JwtVerifier verifier) {
        try {
            return Optional.of(verifier.verify(value));
        } catch (JwtException refused) {
            return Optional.empty();
        }
    }
}
