package dev.signet.spring;

import dev.signet.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** An application with a resource server of Spring Security, written as its manual says; it knows nothing of Signet. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
@Import(SecuredApplication.Routes.class)
class SecuredApplication {

    @Bean
    SecurityFilterChain security(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()))
                .build();
    }

    @RestController
    @RequestMapping("/secured")
    static class Routes {

        /** Everything that the application can know of a token, with the types of the values. */
        @GetMapping("/token")
        String token(@AuthenticationPrincipal Jwt jwt, Authentication caller) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("headers", typed(jwt.getHeaders()));
            all.put("claims", typed(jwt.getClaims()));
            all.put("times", jwt.getIssuedAt() + " " + jwt.getNotBefore() + " " + jwt.getExpiresAt());
            all.put("audience", jwt.getAudience());
            all.put("name", caller.getName());
            all.put("authorities", authorities(caller));
            return Json.write(all);
        }

        @GetMapping("/authorities")
        String authorities(Authentication caller) {
            return caller.getAuthorities().stream()
                    .map(GrantedAuthority::getAuthority)
                    .sorted()
                    .toList()
                    .toString();
        }

        @GetMapping("/admin")
        @PreAuthorize("hasRole('admin')")
        String admin() {
            return BareApplication.SECRET;
        }

        @GetMapping("/write")
        @PreAuthorize("hasAuthority('tasks:write')")
        String write() {
            return BareApplication.SECRET;
        }

        @PostMapping("/post")
        String post(Authentication caller) {
            return caller.getName();
        }

        private static Map<String, String> typed(Map<String, Object> values) {
            Map<String, String> typed = new TreeMap<>();
            values.forEach((name, value) -> typed.put(name, typed(value)));
            return typed;
        }

        private static String typed(Object value) {
            if (value instanceof Iterable<?> list) {
                StringBuilder all = new StringBuilder();
                list.forEach(element -> all.append(typed(element)).append(' '));
                return "list " + all;
            }
            if (value instanceof Map<?, ?> members) {
                Map<String, String> typed = new TreeMap<>();
                members.forEach((name, member) -> typed.put(String.valueOf(name), typed(member)));
                return "map " + typed;
            }
            return value == null ? "null" : value.getClass().getSimpleName() + " " + value;
        }
    }

    /** Beside the controllers of Spring Security alone: the caller by both names. */
    @RestController
    @RequestMapping("/secured")
    static class Callers {

        @GetMapping("/both")
        String both(@CurrentUser AuthenticatedUser user, @AuthenticationPrincipal Jwt jwt) {
            return user.id() + "|" + jwt.getSubject();
        }
    }

    /** The settings of an application that trusts this issuer; these are Spring Boot's, and nothing else is set. */
    static String[] settings(IssuerServer issuer, String... more) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("spring.autoconfigure.exclude", TestingTokens.DATABASE);
        settings.put(ResourceServerProperties.PREFIX + ".issuer-uri", issuer.url());
        settings.put(ResourceServerProperties.PREFIX + ".jwk-set-uri", issuer.url() + "/jwks");
        settings.put(ResourceServerProperties.PREFIX + ".audiences", IssuerServer.AUDIENCE);
        for (String setting : more) {
            String[] parts = setting.split("=", 2);
            settings.put(parts[0], parts[1]);
        }
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }
}
