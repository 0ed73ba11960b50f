package io.countersign.helm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A place in a YAML document, which may be empty. */
record Node(@Nullable Object value) {
    /** The place that the names lead to. */
    Node at(String... names) {
        Object reached = value;
        for (String name : names) {
            reached = reached instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return new Node(reached);
    }

    boolean isThere() {
        return value != null;
    }

    /** The value as a text; empty where there is none. */
    String text() {
        return Objects.toString(value, "");
    }

    int number() {
        return Integer.parseInt(text());
    }

    /** The items of a list; none where there is no list. */
    List<Node> items() {
        List<Node> items = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(item -> items.add(new Node(item)));
        }
        return items;
    }

    List<String> texts() {
        return items().stream().map(Node::text).toList();
    }

    /** The members of a mapping; none where there is no mapping. */
    @SuppressWarnings("unchecked")
    Map<String, Object> members() {
        return value instanceof Map ? (Map<String, Object>) value : Map.of();
    }

    /** Whether this mapping has all members of the other one, with the same values. */
    boolean contains(Node other) {
        return members().entrySet().containsAll(other.members().entrySet());
    }
}
