package dev.signet.openapi;

import dev.signet.engine.Doc;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes JSON schemas of records. A record in a file of its own becomes a component with its name; a nested one belongs
 * to its endpoint and is written where it is used.
 */
final class Schemas {

    /** What a record is read or written as. */
    enum Use {
        JSON_INPUT,
        FORM_INPUT,
        OUTPUT
    }

    /** The body of an error. */
    static final Map<String, Object> ERROR = reference("Error");

    private static final String PASSWORD = "password";
    private static final int DEFAULT_MAX_LENGTH = 1024;

    private final Map<String, Object> components = new TreeMap<>();
    private final Map<String, Class<?>> owners = new LinkedHashMap<>();

    Schemas() {
        Map<String, Object> text = Map.of("type", "string");
        Map<String, Object> properties = Node.of("message", described(text, "A sentence for a person"))
                .with("code", described(text, "Tells the error apart, where the protocol has a code for it"))
                .toMap();
        components.put(
                "Error",
                Node.of("type", "object")
                        .with("required", List.of("message"))
                        .with("properties", properties)
                        .toMap());
    }

    /** What was referred to, by name. */
    Map<String, Object> components() {
        return components;
    }

    /** The schema of an output's type. */
    Map<String, Object> schemaOf(Class<?> type) {
        if (type.isArray()) {
            return array(schemaOf(type.getComponentType()));
        }
        if (!type.isRecord()) {
            return scalar(type);
        }
        if (type.isMemberClass()) {
            return object(type, Use.OUTPUT);
        }
        Class<?> owner = owners.putIfAbsent(type.getSimpleName(), type);
        if (owner != null && owner != type) {
            throw new IllegalArgumentException(owner + " and " + type + " can't both be a component of one name.");
        }
        if (owner == null) {
            components.put(type.getSimpleName(), object(type, Use.OUTPUT));
        }
        return reference(type.getSimpleName());
    }

    /** The schema of a record in this use. */
    Map<String, Object> object(Class<?> record, Use use) {
        List<String> required = new ArrayList<>();
        Map<String, Object> properties = new LinkedHashMap<>();
        for (RecordComponent component : record.getRecordComponents()) {
            // The set of the names that were sent is no field, and a form has no booleans.
            boolean carried =
                    component.getType() != Set.class && (use != Use.FORM_INPUT || component.getType() == String.class);
            if (carried) {
                properties.put(component.getName(), use == Use.OUTPUT ? output(component) : input(component));
                if (isRequired(component, use)) {
                    required.add(component.getName());
                }
            }
        }
        return Node.of("type", "object")
                .withAny("required", required)
                .withAny("properties", properties)
                .toMap();
    }

    /** The fields of a record as parameters of the query, or of the path where that names them. */
    List<Object> parameters(Class<?> record, String path) {
        List<Object> parameters = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            boolean ofPath = path.contains("{" + component.getName() + "}");
            Node parameter = Node.of("name", component.getName()).with("in", ofPath ? "path" : "query");
            if (component.getType() == String.class && !isNullable(component)) {
                parameter.with("required", true);
            }
            parameters.add(parameter
                    .withText("description", text(component))
                    .with("schema", scalar(component.getType()))
                    .toMap());
        }
        return parameters;
    }

    static Map<String, Object> orNull(Map<String, Object> schema) {
        return Map.of("anyOf", List.of(schema, Map.of("type", "null")));
    }

    private static boolean isRequired(RecordComponent component, Use use) {
        Doc doc = component.getAnnotation(Doc.class);
        return use == Use.OUTPUT ? doc == null || !doc.omitNull() : !isNullable(component);
    }

    private Map<String, Object> output(RecordComponent component) {
        Doc doc = component.getAnnotation(Doc.class);
        boolean nullable = isNullable(component) && (doc == null || !doc.omitNull());
        Map<String, Object> schema = schemaOf(component);
        return described(nullable ? withNull(schema) : formatted(schema, doc), text(component));
    }

    private Map<String, Object> schemaOf(RecordComponent component) {
        if (component.getType() == List.class
                && component.getGenericType() instanceof ParameterizedType list
                && list.getActualTypeArguments()[0] instanceof Class<?> item) {
            return array(schemaOf(item));
        }
        return schemaOf(component.getType());
    }

    private static Map<String, Object> array(Map<String, Object> items) {
        return Node.of("type", "array").with("items", items).toMap();
    }

    private static Map<String, Object> input(RecordComponent component) {
        Doc doc = component.getAnnotation(Doc.class);
        Map<String, Object> schema = formatted(scalar(component.getType()), doc);
        boolean limited = component.getType() == String.class
                && (doc == null || !doc.format().equals(PASSWORD));
        if (limited) {
            schema.put("maxLength", doc == null ? DEFAULT_MAX_LENGTH : doc.maxLength());
        }
        return described(doc != null && doc.nullable() ? withNull(schema) : schema, text(component));
    }

    private static Map<String, Object> scalar(Class<?> type) {
        if (type == String.class) {
            return Node.of("type", "string").toMap();
        }
        if (type == boolean.class || type == Boolean.class) {
            return Node.of("type", "boolean").toMap();
        }
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return Node.of("type", "integer").toMap();
        }
        if (type == Instant.class) {
            return Node.of("type", "string").with("format", "date-time").toMap();
        }
        throw new IllegalArgumentException("The contract can't describe " + type + ".");
    }

    private static Map<String, Object> formatted(Map<String, Object> schema, @Nullable Doc doc) {
        Map<String, Object> more = new LinkedHashMap<>(schema);
        if (doc != null && !doc.format().isEmpty()) {
            more.put("format", doc.format());
        }
        return more;
    }

    private static Map<String, Object> withNull(Map<String, Object> schema) {
        Object type = schema.get("type");
        if (type == null) {
            return orNull(schema);
        }
        Map<String, Object> more = new LinkedHashMap<>(schema);
        more.put("type", List.of(type, "null"));
        return more;
    }

    private static Map<String, Object> described(Map<String, Object> schema, String text) {
        Map<String, Object> more = new LinkedHashMap<>(schema);
        if (!text.isEmpty()) {
            more.put("description", text);
        }
        return more;
    }

    private static Map<String, Object> reference(String name) {
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static String text(RecordComponent component) {
        Doc doc = component.getAnnotation(Doc.class);
        return doc == null ? "" : doc.value();
    }
}
