package dev.signet.spring;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Reads authorities from claims: scopes become {@code SCOPE_x}, roles {@code ROLE_x}, permissions stay as they are. A claim
 * is a string with spaces between its values, or a list of strings; one of any other form grants nothing. Of several names
 * for one claim, the first that the token has counts. Immutable and thread-safe.
 */
public final class SignetAuthoritiesConverter implements Converter<Jwt, Collection<GrantedAuthority>> {

    private static final String SCOPE = "SCOPE_";
    private static final String ROLE = "ROLE_";

    /** Security rule: who may name permissions must not be able to name a role, a scope or a factor with one. */
    private static final List<String> RESERVED = List.of(SCOPE, ROLE, "FACTOR_");

    private final List<String> scopes;
    private final List<String> roles;
    private final List<String> permissions;

    /**
     * Reads these claims.
     *
     * @param scopes names of the claim with scopes
     * @param roles names of the claim with roles
     * @param permissions names of the claim with permissions
     */
    public SignetAuthoritiesConverter(List<String> scopes, List<String> roles, List<String> permissions) {
        this.scopes = List.copyOf(scopes);
        this.roles = List.copyOf(roles);
        this.permissions = List.copyOf(permissions);
    }

    @Override
    public Collection<GrantedAuthority> convert(Jwt jwt) {
        Set<GrantedAuthority> authorities = new LinkedHashSet<>();
        grant(jwt, scopes, scope -> SCOPE + scope, authorities);
        grant(jwt, roles, role -> role.startsWith(ROLE) ? role : ROLE + role, authorities);
        grant(jwt, permissions, SignetAuthoritiesConverter::permission, authorities);
        return authorities;
    }

    private static void grant(
            Jwt jwt, List<String> names, Function<String, @Nullable String> spelling, Set<GrantedAuthority> granted) {
        names.stream().filter(jwt::hasClaim).findFirst().stream()
                .flatMap(name -> values(jwt.getClaims().get(name)))
                .filter(value -> !value.isBlank())
                .flatMap(value -> Stream.ofNullable(spelling.apply(value)))
                .forEach(authority -> granted.add(new SimpleGrantedAuthority(authority)));
    }

    private static @Nullable String permission(String value) {
        return RESERVED.stream().anyMatch(value::startsWith) ? null : value;
    }

    private static Stream<String> values(@Nullable Object claim) {
        if (claim instanceof String text) {
            return Stream.of(text.split(" "));
        }
        if (claim instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast);
        }
        return Stream.empty();
    }
}
