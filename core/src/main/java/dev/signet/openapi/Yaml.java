package dev.signet.openapi;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes YAML 1.2 in block style: maps and lists in their own order, scalars on one line. A text stays without quotes
 * only where no reader, of version 1.1 or 1.2, could take it for something else.
 */
public final class Yaml {

    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z/_($]([A-Za-z0-9 _/.,;()<>=+@-]*[A-Za-z0-9_/.,;()>+@-])?");
    private static final Set<String> WORDS = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private Yaml() {}

    /**
     * The text of a document, a line feed at its end.
     *
     * @throws IllegalArgumentException on a value that is not a map, list, string, boolean or whole number
     */
    public static String write(Map<String, ?> document) {
        return document.isEmpty() ? "{}\n" : block(document, 0);
    }

    private static String block(Object value, int indent) {
        String margin = " ".repeat(indent);
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry ->
                            margin + scalar(String.valueOf(entry.getKey())) + ":" + member(entry.getValue(), indent))
                    .collect(Collectors.joining());
        }
        return ((Collection<?>) value)
                .stream()
                        .map(element -> margin + "-" + element(element, indent))
                        .collect(Collectors.joining());
    }

    private static String member(Object value, int indent) {
        return isBlock(value) ? "\n" + block(value, indent + 2) : " " + scalar(value) + "\n";
    }

    /** The first line of a block goes beside the dash. */
    private static String element(Object value, int indent) {
        return isBlock(value) ? " " + block(value, indent + 2).stripLeading() : " " + scalar(value) + "\n";
    }

    private static boolean isBlock(Object value) {
        return (value instanceof Map<?, ?> map && !map.isEmpty())
                || (value instanceof Collection<?> list && !list.isEmpty());
    }

    private static String scalar(Object value) {
        if (value instanceof Map) {
            return "{}";
        }
        if (value instanceof Collection) {
            return "[]";
        }
        if (value instanceof Boolean || value instanceof Integer || value instanceof Long) {
            return value.toString();
        }
        if (value instanceof String text) {
            return text(text);
        }
        throw new IllegalArgumentException(
                "The YAML writer has no " + value.getClass().getSimpleName() + ".");
    }

    private static String text(String text) {
        if (PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT))) {
            return text;
        }
        boolean printable = text.chars().allMatch(c -> c >= ' ' && c < 127);
        return printable ? "'" + text.replace("'", "''") + "'" : doubleQuoted(text);
    }

    private static String doubleQuoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"', '\\' -> quoted.append('\\').appendCodePoint(c);
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                    boolean printable = c >= ' ' && c < 127;
                    quoted.append(printable ? String.valueOf((char) c) : escape(c));
                }
            }
        });
        return quoted.append('"').toString();
    }

    private static String escape(int codePoint) {
        return codePoint > 0xffff ? String.format("\\U%08x", codePoint) : String.format("\\u%04x", codePoint);
    }
}
