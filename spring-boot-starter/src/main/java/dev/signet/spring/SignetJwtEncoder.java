package dev.signet.spring;

import dev.signet.jwt.JwtClaims;
import dev.signet.jwt.JwtIssuer;
import dev.signet.jwt.SigningKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jose.JwaAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtEncodingException;

/**
 * Spring Security's encoder, on a {@link SigningKey}. Every token has its one issuer and audience; {@code iat} and
 * {@code exp} are made unless they are given. Thread-safe.
 */
public final class SignetJwtEncoder implements JwtEncoder {

    private final SigningKey key;
    private final String issuer;
    private final String audience;
    private final Duration lifetime;
    private final InstantSource clock;

    /**
     * Signs with this key.
     *
     * @param lifetime from {@code iat} to {@code exp} where the claims name no {@code exp}; at least one second
     */
    public SignetJwtEncoder(SigningKey key, String issuer, String audience, Duration lifetime, InstantSource clock) {
        this.key = key;
        this.issuer = issuer;
        this.audience = audience;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /**
     * A signed token with these claims. Of the header {@code typ} is taken over.
     *
     * @throws JwtEncodingException when header or claims ask for another algorithm, key, issuer or audience than those of
     *     this encoder, for a header member that it does not write, or for a value that is no JSON
     */
    @Override
    public Jwt encode(JwtEncoderParameters parameters) {
        try {
            JwtIssuer.Builder tokens = JwtIssuer.builder(key)
                    .issuer(issuer)
                    .audience(audience)
                    .lifetime(lifetime)
                    .clock(clock);
            JwsHeader header = parameters.getJwsHeader();
            if (header != null) {
                header.getHeaders().forEach((name, value) -> apply(name, value, tokens));
            }
            return SpringJwt.of(sign(parameters.getClaims(), tokens));
        } catch (IllegalArgumentException refused) {
            throw new JwtEncodingException("The token can't be made: " + refused.getMessage(), refused);
        }
    }

    private void apply(String name, Object value, JwtIssuer.Builder tokens) {
        switch (name) {
            case "alg" ->
                require(name, ((JwaAlgorithm) value).getName(), key.algorithm().wireName());
            case "kid" -> require(name, value, key.kid().orElse(""));
            case "typ" -> tokens.type(String.valueOf(value));
            default -> throw new IllegalArgumentException("The header member " + name + " is not written here");
        }
    }

    private String sign(JwtClaimsSet given, JwtIssuer.Builder tokens) {
        JwtClaims.Builder claims = JwtClaims.builder();
        for (Map.Entry<String, Object> claim : given.getClaims().entrySet()) {
            String name = claim.getKey();
            Object value = ClaimValue.of(claim.getValue());
            switch (name) {
                case "iss" -> require(name, value, issuer);
                case "aud" -> require(name, value instanceof String text ? List.of(text) : value, List.of(audience));
                // Before the lifetime is counted: exp follows iat.
                case "iat" -> tokens.clock(InstantSource.fixed(time(name, value)));
                case "exp" -> claims.expiresAt(time(name, value));
                case "nbf" -> claims.notBefore(time(name, value));
                case "sub" -> claims.subject(String.valueOf(value));
                case "jti" -> claims.id(String.valueOf(value));
                default -> put(name, value, claims);
            }
        }
        return tokens.build().issue(claims.build());
    }

    private static void put(String name, Object value, JwtClaims.Builder claims) {
        if (value instanceof String text) {
            claims.claim(name, text);
        } else if (value instanceof Long number) {
            claims.claim(name, number);
        } else if (value instanceof Boolean flag) {
            claims.claim(name, flag);
        } else if (value instanceof List<?> list) {
            claims.claim(name, list);
        } else if (value instanceof Map<?, ?> members) {
            claims.claim(name, ClaimValue.named(members));
        } else {
            throw new IllegalArgumentException(
                    "The claim " + name + " is a " + value.getClass().getName());
        }
    }

    private static Instant time(String name, Object value) {
        if (value instanceof Long seconds) {
            return Instant.ofEpochSecond(seconds);
        }
        throw new IllegalArgumentException("The claim " + name + " is not a time");
    }

    private static void require(String name, @Nullable Object given, Object own) {
        if (!own.equals(given)) {
            throw new IllegalArgumentException(name + " is " + given + "; this encoder makes tokens with " + own);
        }
    }
}
