package dev.signet.spring;

import dev.signet.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The metadata that the build makes of {@link SignetProperties}, and the code it is made of. */
final class ConfigurationMetadata {

    private static final String FILE = "/META-INF/spring-configuration-metadata.json";

    record Property(String description, String defaultValue) {}

    private ConfigurationMetadata() {}

    /** All settings by their keys; a setting without a default has an empty one. */
    static Map<String, Property> properties() {
        Map<String, Property> properties = new TreeMap<>();
        for (Object item : (List<?>) required(document().get("properties"))) {
            Map<?, ?> property = (Map<?, ?>) item;
            Object value = property.get("defaultValue");
            properties.put(
                    (String) property.get("name"),
                    new Property(String.valueOf(property.get("description")), text(value)));
        }
        return properties;
    }

    /** The processor writes a default of several values in brackets. */
    private static String text(@Nullable Object value) {
        String text = value == null ? "" : String.valueOf(value);
        return text.startsWith("[") ? text.substring(1, text.length() - 1).replace(", ", ",") : text;
    }

    /** The default that the code declares for a key; empty when there is none. */
    static String declaredDefault(String key) {
        Class<?> type = SignetProperties.class;
        String rest = key.substring("signet.".length());
        while (rest.contains(".")) {
            type = component(type, rest.substring(0, rest.indexOf('.'))).getType();
            rest = rest.substring(rest.indexOf('.') + 1);
        }
        DefaultValue value = parameter(type, component(type, rest)).getAnnotation(DefaultValue.class);
        return value == null ? "" : String.join(",", value.value());
    }

    private static RecordComponent component(Class<?> type, String kebab) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (component
                    .getName()
                    .replaceAll("([A-Z])", "-$1")
                    .toLowerCase(Locale.ROOT)
                    .equals(kebab)) {
                return component;
            }
        }
        throw new IllegalArgumentException(kebab);
    }

    private static Parameter parameter(Class<?> type, RecordComponent component) {
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        RecordComponent[] components = type.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            if (components[i].getName().equals(component.getName())) {
                return constructor.getParameters()[i];
            }
        }
        throw new IllegalArgumentException(component.getName());
    }

    private static <T> T required(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    private static Map<?, ?> document() {
        try (InputStream stream = SignetProperties.class.getResourceAsStream(FILE)) {
            return (Map<?, ?>) required(Json.parse(required(stream).readAllBytes()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
