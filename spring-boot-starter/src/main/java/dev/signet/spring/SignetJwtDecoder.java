package dev.signet.spring;

import dev.signet.jwt.JwtException.Reason;
import dev.signet.jwt.JwtVerifier;
import dev.signet.jwt.VerifiedJwt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.JwtValidators;

/**
 * Spring Security's decoder, on a {@link JwtVerifier}: signature, issuer, audience, type and times by its rules, and after
 * that Spring Security's own check of a token that is bound to a certificate (RFC 8705 section 3) and the application's
 * validators. Thread-safe if they are.
 */
public final class SignetJwtDecoder implements JwtDecoder {

    /** The most that a {@link JwtVerifier} grants, so that it alone decides. */
    private static final Duration MAX_LEEWAY = Duration.ofMinutes(2);

    private final JwtVerifier verifier;
    private final List<OAuth2TokenValidator<Jwt>> validators;

    /**
     * Decodes what this verifier accepts.
     *
     * @param validators further demands of the application; they are asked last, and all of them
     */
    public SignetJwtDecoder(JwtVerifier verifier, List<OAuth2TokenValidator<Jwt>> validators) {
        this.verifier = verifier;
        this.validators = List.copyOf(validators);
    }

    /**
     * The token, if every rule holds.
     *
     * @throws BadJwtException when the token is refused, which clients are told by 401
     * @throws JwtException when the keys can't be had, which is no fault of the token: clients are told by 503
     */
    @Override
    public Jwt decode(String token) {
        Jwt jwt = verified(token);
        Collection<OAuth2Error> errors = rules(jwt).validate(jwt).getErrors();
        if (!errors.isEmpty()) {
            throw new JwtValidationException("The token does not meet the demands of the application", errors);
        }
        return jwt;
    }

    private Jwt verified(String token) {
        try {
            VerifiedJwt good = verifier.verify(token);
            return SpringJwt.of(token, good.claims());
        } catch (dev.signet.jwt.JwtException refused) {
            throw refused.reason() == Reason.KEYS_UNAVAILABLE
                    ? new JwtException("Tokens can't be verified at the moment", refused)
                    : new BadJwtException(String.valueOf(refused.getMessage()), refused);
        } catch (IllegalArgumentException unfit) {
            throw new BadJwtException("The token has claims that contradict each other", unfit);
        }
    }

    /** The defaults hold a check that is to be had in no other way; those that the verifier made are given what passes. */
    private OAuth2TokenValidator<Jwt> rules(Jwt jwt) {
        List<OAuth2TokenValidator<Jwt>> rules = new ArrayList<>();
        rules.add(new JwtTimestampValidator(MAX_LEEWAY));
        rules.add(
                jwt.getHeaders().get("typ") instanceof String type && !type.isEmpty()
                        ? new JwtTypeValidator(List.of(type))
                        : JwtTypeValidator.jwt());
        rules.addAll(validators);
        return JwtValidators.createDefaultWithValidators(rules);
    }
}
