package dev.signet.spring;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * The properties of Spring Boot that tell a resource server whose tokens it accepts. An application that has them needs
 * no others.
 *
 * @param jwkSetUri where the public keys are
 * @param issuerUri the claim {@code iss}, and where the address of the public keys can be read
 * @param publicKeyLocation a file with one public key
 * @param audiences the claim {@code aud}
 * @param jwsAlgorithms the accepted algorithms; all with public keys unless named
 */
record ResourceServerProperties(
        @Nullable String jwkSetUri,
        @Nullable String issuerUri,
        @Nullable String publicKeyLocation,
        @DefaultValue List<String> audiences,
        @DefaultValue List<String> jwsAlgorithms) {

    static final String PREFIX = "spring.security.oauth2.resourceserver.jwt";

    private static final String DECODER = "org.springframework.security.oauth2.jwt.JwtDecoder";

    ResourceServerProperties {
        jwkSetUri = orNull(jwkSetUri);
        issuerUri = orNull(issuerUri);
        publicKeyLocation = orNull(publicKeyLocation);
        audiences = filled(audiences);
        jwsAlgorithms = filled(jwsAlgorithms);
    }

    /** The properties, if they name a source of keys and Spring Security is there to read them. */
    static Optional<ResourceServerProperties> find(Environment environment) {
        if (!ClassUtils.isPresent(DECODER, ResourceServerProperties.class.getClassLoader())) {
            return Optional.empty();
        }
        return Optional.ofNullable(Binder.get(environment)
                        .bind(PREFIX, ResourceServerProperties.class)
                        .orElse(null))
                .filter(ResourceServerProperties::nameKeys);
    }

    private boolean nameKeys() {
        return Stream.of(jwkSetUri, issuerUri, publicKeyLocation).anyMatch(value -> value != null);
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static List<String> filled(List<String> values) {
        return values.stream()
                .map(String::strip)
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }
}
