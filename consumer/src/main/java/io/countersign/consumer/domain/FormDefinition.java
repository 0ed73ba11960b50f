package io.countersign.consumer.domain;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A form that an account defines.
 *
 * @param id its number in the account
 * @param locale the language that it is written in, where it says so
 * @param contexts the kinds of records that may answer it
 */
public record FormDefinition(long id, String name, @Nullable String locale, Set<Kind> contexts, List<Input> inputs) {
    /** Copies the lists. */
    public FormDefinition {
        contexts = Set.copyOf(contexts);
        inputs = List.copyOf(inputs);
    }

    /**
     * One question.
     *
     * @param key the name of the answer in {@code data}
     * @param mandatory whether the first answers to the form need this one, and it cannot be removed
     * @param values what may be answered, for the types that have choices
     */
    public record Input(String key, InputType type, String label, boolean mandatory, List<Option> values) {
        /** Copies the values. */
        public Input {
            values = List.copyOf(values);
        }

        /** What its answers must be. */
        ValueRule rule() {
            return new ValueRule(
                    type.answers(), values.stream().map(Option::value).toList());
        }
    }

    /**
     * One of the answers to choose from.
     *
     * @param shortcut the key that chooses it where the form is filled in by keyboard; null for none
     */
    public record Option(
            String label, String value, @Nullable String shortcut) {}
}
