package dev.signet.spring;

import dev.signet.jwt.JwsAlgorithm;
import dev.signet.options.JwtOptions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Shows a setting that can't be as one sentence, in place of a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class SignetFailureAnalyzer implements FailureAnalyzer {

    private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("signet");

    /** How the sentences begin with which the engine and this starter refuse a setting. */
    private static final List<String> BEGINNINGS = List.of(
            "SIGNET_",
            "signet.",
            ResourceServerProperties.PREFIX + ".",
            "Signet can't",
            "The secret can't be kept",
            "The trusted origin",
            "The mail template",
            "There is no setting");

    private static final Map<Class<?>, String> FORMS = Map.of(
            Duration.class, "a duration, as 15m or 7d",
            URI.class, "an address, as https://api.example.com",
            int.class, "a whole number",
            boolean.class, "true or false",
            Boolean.class, "true or false");

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException unbound && PREFIX.isAncestorOf(unbound.getName())) {
                return new FailureAnalysis(sentence(unbound), null, unbound);
            }
            String message = String.valueOf(cause.getMessage());
            if (BEGINNINGS.stream().anyMatch(message::startsWith)) {
                return new FailureAnalysis(message, null, cause);
            }
        }
        return null;
    }

    private static String sentence(BindException unbound) {
        ConfigurationProperty property = unbound.getProperty();
        return unbound.getName() + " is \"" + (property == null ? "" : property.getValue()) + "\"; it must be "
                + form(unbound.getTarget().getType().resolve(Object.class)) + ".";
    }

    private static String form(Class<?> type) {
        List<String> values =
                constants(type).map(SignetFailureAnalyzer::written).toList();
        if (values.size() < 2) {
            return values.isEmpty() ? FORMS.getOrDefault(type, "a value that can be read") : values.get(0);
        }
        int last = values.size() - 1;
        return String.join(", ", values.subList(0, last)) + " or " + values.get(last);
    }

    private static Stream<?> constants(Class<?> type) {
        if (type == JwsAlgorithm.class) {
            return JwtOptions.ALGORITHMS.stream();
        }
        return type.getEnumConstants() == null ? Stream.empty() : Stream.of(type.getEnumConstants());
    }

    private static String written(Object constant) {
        return constant instanceof JwsAlgorithm algorithm
                ? algorithm.wireName()
                : constant.toString().toLowerCase(Locale.ROOT);
    }
}
