package dev.signet.openapi;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** A map in the making: it keeps the order of its members. Confined to one thread. */
final class Node {

    private final Map<String, Object> members = new LinkedHashMap<>();

    private Node() {}

    static Node of(String name, Object value) {
        return new Node().with(name, value);
    }

    Node with(String name, Object value) {
        members.put(name, value);
        return this;
    }

    /** Adds a member only if there is something in it. */
    Node withAny(String name, Collection<?> values) {
        return values.isEmpty() ? this : with(name, values);
    }

    /** Adds a member only if there is something in it. */
    Node withAny(String name, Map<String, Object> values) {
        return values.isEmpty() ? this : with(name, values);
    }

    /** Adds a member only if it says something. */
    Node withText(String name, String text) {
        return text.isEmpty() ? this : with(name, text);
    }

    Map<String, Object> toMap() {
        return members;
    }
}
