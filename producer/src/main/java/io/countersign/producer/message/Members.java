package io.countersign.producer.message;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON object put together member by member. What is not called stays absent and keeps what is stored; null clears it.
 * Nothing is checked here: the contract's rules are the receiver's.
 */
public abstract class Members<B extends Members<B>> {
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    Members() {}

    /** What was put together so far; later calls do not change it. */
    public final ObjectNode json() {
        return json.deepCopy();
    }

    final B set(String name, @Nullable String value) {
        json.put(name, value);
        return self();
    }

    final B set(String name, @Nullable Boolean value) {
        json.put(name, value);
        return self();
    }

    final B set(String name, @Nullable Long value) {
        json.put(name, value);
        return self();
    }

    final B set(String name, @Nullable BigDecimal value) {
        json.put(name, value);
        return self();
    }

    final B set(String name, @Nullable Members<?> value) {
        return set(name, value == null ? null : value.json());
    }

    final B set(String name, @Nullable ObjectNode value) {
        json.set(name, value == null ? json.nullNode() : value.deepCopy());
        return self();
    }

    final B set(String name, String... values) {
        ArrayNode array = json.putArray(name);
        for (String value : values) {
            array.add(value);
        }
        return self();
    }

    final B add(String name, Members<?>... items) {
        for (Members<?> item : items) {
            json.withArray(name).add(item.json());
        }
        return self();
    }

    /** Each builder is final and its own {@code B}. */
    @SuppressWarnings("unchecked")
    private B self() {
        return (B) this;
    }
}
