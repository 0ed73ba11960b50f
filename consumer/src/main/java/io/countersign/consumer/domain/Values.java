package io.countersign.consumer.domain;

import io.countersign.schema.message.Attribute;
import io.countersign.schema.message.Patch;
import io.countersign.schema.message.Patches;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The plain attributes of a record as stored. */
public final class Values {
    private final Map<Attribute<?>, Object> values;

    private Values(Map<Attribute<?>, Object> values) {
        this.values = values;
    }

    /** The values of a record, by attribute; those without one are not in it. */
    public static Values of(Map<Attribute<?>, Object> values) {
        Map<Attribute<?>, Object> uniform = new HashMap<>(values);
        uniform.replaceAll(
                (attribute, value) -> value instanceof ObjectNode object ? UniformNumbers.in(object) : value);
        return new Values(uniform);
    }

    /** The values of a record of which nothing was said. */
    static Values initial(List<Attribute<?>> attributes) {
        Map<Attribute<?>, Object> values = new HashMap<>();
        attributes.forEach(attribute -> put(values, attribute, attribute.initial()));
        return new Values(values);
    }

    /** These values with those of another record where these have none, or only the initial one. */
    Values completed(Values other, Predicate<Attribute<?>> takes) {
        Map<Attribute<?>, Object> after = new HashMap<>(values);
        other.values.forEach((attribute, value) -> {
            if (takes.test(attribute)) {
                after.merge(attribute, value, (own, theirs) -> completed(attribute, own, theirs));
            }
        });
        return new Values(after);
    }

    private static Object completed(Attribute<?> attribute, Object own, Object theirs) {
        if (own instanceof ObjectNode mine && theirs instanceof ObjectNode more) {
            return ObjectMerge.completed(mine, more);
        }
        return own.equals(attribute.initial()) ? theirs : own;
    }

    private static void put(Map<Attribute<?>, Object> values, Attribute<?> attribute, @Nullable Object value) {
        if (value == null) {
            values.remove(attribute);
        } else {
            values.put(attribute, value);
        }
    }

    /** The value of the attribute; null where it has none. */
    @SuppressWarnings("unchecked")
    public <T> @Nullable T get(Attribute<T> attribute) {
        return (T) values.get(attribute);
    }

    /** These values with what a message says of them. */
    Values with(Patches patches) {
        if (patches.attributes().isEmpty()) {
            return this;
        }
        Map<Attribute<?>, Object> after = new HashMap<>(values);
        patches.attributes().forEach(attribute -> put(after, attribute, patched(attribute, patches)));
        return new Values(after);
    }

    private <T> @Nullable Object patched(Attribute<T> attribute, Patches patches) {
        Patch<T> patch = patches.of(attribute);
        if (patch instanceof Patch.Put<T> put && put.value() instanceof ObjectNode members) {
            ObjectNode current = (ObjectNode) values.get(attribute);
            return UniformNumbers.in(current == null ? members : ObjectMerge.merged(current, members));
        }
        return patch instanceof Patch.Clear ? attribute.initial() : patch.over(get(attribute));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Values that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
