package dev.signet.engine;

import dev.signet.http.Query;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One field of an input record.
 *
 * @param name as on the wire
 * @param type {@link String}, {@link Boolean} or {@link Set} (the names of all members that were sent)
 * @param optional whether it may be absent
 * @param nullable whether it may be null
 * @param format what the string has to be; empty for any
 * @param maxLength how many UTF-16 units a string may have
 */
record InputField(String name, Class<?> type, boolean optional, boolean nullable, String format, int maxLength) {

    /** A string that is not stored as it is. It has its own limits, and may hold what a database can't. */
    private static final String PASSWORD = "password";

    private static final int DEFAULT_MAX_LENGTH = 1024;

    static InputField of(RecordComponent component) {
        Doc doc = component.getAnnotation(Doc.class);
        boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        Class<?> type = component.getType();
        if (type != String.class && type != Boolean.class && type != Set.class) {
            throw new IllegalArgumentException("An input field is a String, a Boolean or a Set of names: " + component);
        }
        return new InputField(
                component.getName(),
                type,
                optional,
                doc != null && doc.nullable(),
                doc == null ? "" : doc.format(),
                doc == null ? DEFAULT_MAX_LENGTH : doc.maxLength());
    }

    /** What is wrong with this field, worded as on the wire. */
    Optional<String> problem(Map<String, @Nullable Object> members) {
        if (type == Set.class) {
            return Optional.empty();
        }
        boolean present = members.containsKey(name);
        Object value = members.get(name);
        if ((!present && optional) || (present && value == null && nullable)) {
            return Optional.empty();
        }
        if (!type.isInstance(value)) {
            return Optional.of("[body." + name + "] Invalid input: expected "
                    + (type == String.class ? "string" : "boolean") + ", received " + Body.typeOf(present, value));
        }
        return value instanceof String text ? textProblem(text, "body") : Optional.empty();
    }

    /** The same for a query. Only what has to be there is looked at: it is looked up, the rest is not. */
    Optional<String> problem(Query query) {
        if (type != String.class || optional) {
            return Optional.empty();
        }
        return query.first(name)
                .map(text -> textProblem(text, "query"))
                .orElseGet(
                        () -> Optional.of("[query." + name + "] Invalid input: expected string, received undefined"));
    }

    private Optional<String> textProblem(String text, String part) {
        String start = "[" + part + "." + name + "] ";
        if (format.equals(EmailAddress.FORMAT) && !EmailAddress.isValid(text)) {
            return Optional.of(start + "Invalid email address");
        }
        if (text.length() > maxLength && !format.equals(PASSWORD)) {
            return Optional.of(start + "Too big: expected string to have <=" + maxLength + " characters");
        }
        // NUL and half a surrogate pair can't be stored in every database, other control characters forge lines.
        boolean loneSurrogate = text.chars().anyMatch(c -> Character.isSurrogate((char) c))
                && text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        boolean control = !format.equals(PASSWORD) && text.chars().anyMatch(Character::isISOControl);
        return loneSurrogate || control
                ? Optional.of(start + "Invalid input: the string is not well-formed")
                : Optional.empty();
    }

    @Nullable
    Object ofMembers(Map<String, @Nullable Object> members) {
        return type == Set.class ? Set.copyOf(members.keySet()) : members.get(name);
    }

    /** Any text but the empty one makes a flag true, as Better Auth reads it. */
    @Nullable
    Object ofQuery(Query query) {
        Optional<String> value = query.first(name);
        return type == Boolean.class
                ? (Object) value.filter(text -> !text.isEmpty()).isPresent()
                : value.orElse(null);
    }
}
