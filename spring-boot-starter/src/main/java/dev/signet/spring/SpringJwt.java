package dev.signet.spring;

import dev.signet.json.Json;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;

/** Shows a token as Spring Security's own decoder shows it, down to the types of numbers. */
final class SpringJwt {

    private static final MappedJwtClaimSetConverter CLAIMS = MappedJwtClaimSetConverter.withDefaults(Map.of());

    private SpringJwt() {}

    /**
     * The view of a token that was verified, or signed, a moment ago: nothing is checked here.
     *
     * @throws IllegalArgumentException if Spring Security can't hold such a token, for example because it expires before
     *     it was issued
     */
    static Jwt of(String token, Map<String, ? extends @Nullable Object> claims) {
        try {
            return Jwt.withTokenValue(token)
                    .headers(headers -> headers.putAll(part(token, 0)))
                    .claims(all -> all.putAll(CLAIMS.convert(values(claims))))
                    .build();
        } catch (IllegalStateException notConverted) {
            throw new IllegalArgumentException("A claim has a value that Spring Security can't hold.", notConverted);
        }
    }

    /** As {@link #of(String, Map)}, with the claims that the token itself holds. */
    static Jwt of(String token) {
        return of(token, part(token, 1));
    }

    private static Map<String, Object> part(String token, int index) {
        byte[] json = Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]);
        return Json.parse(json) instanceof Map<?, ?> members ? values(members) : Map.of();
    }

    // A JSON null stays in the map, as Spring Security's own decoder leaves it there, whatever the signatures say.
    @SuppressWarnings("NullAway")
    private static Map<String, Object> values(Map<?, ?> members) {
        Map<String, Object> values = new LinkedHashMap<>();
        members.forEach((name, value) -> values.put(String.valueOf(name), value(value)));
        return values;
    }

    private static @Nullable Object value(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            double approximate = number.doubleValue();
            return Double.isFinite(approximate) ? (Object) approximate : number;
        }
        if (value instanceof Map<?, ?> members) {
            return values(members);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(SpringJwt::value).toList();
        }
        return value;
    }
}
