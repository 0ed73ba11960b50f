package io.countersign.consumer.definitions;

import io.countersign.consumer.domain.FieldType;
import io.countersign.consumer.domain.FormDefinition;
import io.countersign.consumer.domain.InputType;
import io.countersign.consumer.domain.Kind;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Definitions as tests write them. */
public final class Drafts {
    private Drafts() {}

    public static FieldDraft field(String key, FieldType type, String... choices) {
        return new FieldDraft(null, key, key, type, List.of(choices), false, false);
    }

    public static FieldDraft mandatory(FieldDraft draft) {
        return new FieldDraft(
                draft.id(), draft.key(), draft.label(), draft.type(), draft.choices(), true, draft.archived());
    }

    public static FieldDraft archived(FieldDraft draft) {
        return new FieldDraft(
                draft.id(), draft.key(), draft.label(), draft.type(), draft.choices(), draft.mandatory(), true);
    }

    public static FormDefinition form(long id, Set<Kind> contexts, FormDefinition.Input... inputs) {
        return new FormDefinition(id, "Form " + id, "en", contexts, List.of(inputs));
    }

    public static FormDefinition.Input input(String key, InputType type, boolean mandatory, String... values) {
        List<FormDefinition.Option> options = Stream.of(values)
                .map(value -> new FormDefinition.Option(value, value, null))
                .toList();
        return new FormDefinition.Input(key, type, key, mandatory, options);
    }
}
