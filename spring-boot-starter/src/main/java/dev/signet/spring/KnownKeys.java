package dev.signet.spring;

import java.lang.reflect.RecordComponent;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Stops the start at a setting that does not exist, and names the nearest one that does. The environment of the
 * operating system is shared with other programs, so an unknown variable is only warned of.
 */
final class KnownKeys {

    private static final Logger LOG = LoggerFactory.getLogger(KnownKeys.class);
    private static final String OURS = "(?i)signet[._].+";

    private KnownKeys() {}

    /**
     * Checks every property whose name begins with {@code signet}.
     *
     * @throws IllegalArgumentException naming the unknown ones, all at once
     */
    static void check(ConfigurableEnvironment environment) {
        Set<String> problems = new TreeSet<>();
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof SystemEnvironmentPropertySource variables) {
                namesIn(variables).filter(name -> !isVariable(name)).forEach(KnownKeys::warn);
            } else if (source instanceof EnumerablePropertySource<?> enumerable) {
                namesIn(enumerable)
                        .filter(name -> !isProperty(name))
                        .map(name -> "There is no setting " + name + ". Did you mean " + nearest(name) + "?")
                        .forEach(problems::add);
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", problems));
        }
    }

    /** All settings, by their canonical names. */
    static Set<String> canonicalKeys() {
        return types().keySet();
    }

    /** The name of a setting in the environment of the operating system. */
    static String variable(String key) {
        return key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }

    private static Map<String, Class<?>> types() {
        Map<String, Class<?>> types = new LinkedHashMap<>();
        collect("signet", SignetProperties.class, types);
        return types;
    }

    private static void collect(String prefix, Class<?> record, Map<String, Class<?>> types) {
        for (RecordComponent component : record.getRecordComponents()) {
            String key = prefix + "." + kebab(component.getName());
            if (component.getType().isRecord()) {
                collect(key, component.getType(), types);
            } else {
                types.put(key, component.getType());
            }
        }
    }

    private static Stream<String> namesIn(EnumerablePropertySource<?> source) {
        return Stream.of(source.getPropertyNames()).filter(name -> name.matches(OURS));
    }

    private static void warn(String name) {
        LOG.warn(
                "The environment variable {} is no setting of Signet and is ignored. The nearest one is {}.",
                name,
                variable(nearest(name)));
    }

    /** Relaxed binding: dashes and case don't count, dots do, and an item of a list carries an index. */
    private static boolean isProperty(String name) {
        ConfigurationPropertyName given = ConfigurationPropertyName.adapt(name, '.');
        boolean item = given.isLastElementIndexed();
        ConfigurationPropertyName key = item ? given.getParent() : given;
        return types().entrySet().stream()
                .filter(known -> !item || known.getValue() == List.class)
                .anyMatch(known -> ConfigurationPropertyName.of(known.getKey()).equals(key));
    }

    /** A dash becomes an underscore or nothing; an item of a list carries an index. */
    private static boolean isVariable(String name) {
        return types().entrySet().stream().anyMatch(known -> {
            String index = known.getValue() == List.class ? "(_[0-9]+_?)?" : "";
            String variable = known.getKey().replace(".", "_").replace("-", "_?");
            return name.toLowerCase(Locale.ROOT).matches(variable + index);
        });
    }

    private static String nearest(String name) {
        return canonicalKeys().stream()
                .min(Comparator.comparingInt(known -> distance(plain(known), plain(name))))
                .orElseThrow();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** The Levenshtein distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
