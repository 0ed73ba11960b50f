package io.countersign.consumer.domain;

import static io.countersign.schema.problem.ErrorCode.CONFLICT;
import static io.countersign.schema.problem.ErrorCode.NOT_FOUND;
import static io.countersign.schema.problem.ErrorCode.REQUIRED;
import static io.countersign.schema.problem.ErrorCode.UNKNOWN_FIELD;

import io.countersign.schema.json.Pointers;
import io.countersign.schema.message.FormItem;
import io.countersign.schema.problem.Problems;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Folds {@code forms} into the answers of their owner. */
final class FormFold {
    /** The place of an answer with a longer name is told by the object around it. */
    private static final int LONGEST_POINTER = 255;

    private final World world;
    private final Problems problems;

    FormFold(World world, Problems problems) {
        this.world = world;
        this.problems = problems;
    }

    void fold(RecordId owner, List<FormItem> items) {
        Map<Long, FormAnswers> answers = new TreeMap<>();
        List<FormAnswers> before = world.forms.get(owner);
        if (before != null) {
            before.forEach(form -> answers.put(form.formId(), form));
        }
        for (FormItem item : items) {
            if (item.delete()) {
                answers.remove(item.id());
            } else {
                FormAnswers known = answers.get(item.id());
                ObjectNode checked = checked(owner, item, known == null);
                ObjectNode current = known == null ? JsonNodeFactory.instance.objectNode() : known.data();
                answers.put(item.id(), new FormAnswers(item.id(), ObjectMerge.merged(current, checked)));
            }
        }
        World.putAll(world.forms, owner, List.copyOf(answers.values()));
    }

    /** The answers as they are stored; those that do not fit the form's definition add problems. */
    private ObjectNode checked(RecordId owner, FormItem item, boolean first) {
        FormDefinition form = form(owner, item);
        if (form == null) {
            return item.data();
        }
        Map<String, FormDefinition.Input> inputs =
                form.inputs().stream().collect(Collectors.toMap(FormDefinition.Input::key, Function.identity()));
        String place = item.pointer() + "/data";
        ObjectNode checked = JsonNodeFactory.instance.objectNode();
        item.data().forEachEntry((key, answer) -> {
            JsonNode stored = answer(inputs.get(key), answer, place(place, key));
            if (stored != null) {
                checked.set(key, stored);
            }
        });
        for (FormDefinition.Input input : form.inputs()) {
            if (first && input.mandatory() && !item.data().has(input.key())) {
                problems.add(REQUIRED, place(place, input.key()), "the form asks for this answer");
            }
        }
        return checked;
    }

    private @Nullable FormDefinition form(RecordId owner, FormItem item) {
        FormDefinition form = world.definitions.form(owner.account(), item.id());
        if (form == null && world.definitions.hasForms(owner.account())) {
            problems.add(NOT_FOUND, item.pointer() + "/id", "the account defines no such form");
        } else if (form != null && !form.contexts().contains(owner.kind())) {
            problems.add(
                    CONFLICT,
                    item.pointer() + "/id",
                    "the form is not meant for a " + owner.kind().text());
        }
        return form;
    }

    /** Answers that the form no longer asks for can still be removed. */
    private @Nullable JsonNode answer(FormDefinition.@Nullable Input input, JsonNode answer, String pointer) {
        boolean clears = answer.isNull();
        if (input == null) {
            if (!clears) {
                problems.add(UNKNOWN_FIELD, pointer, "the form asks for no such answer");
            }
            return answer;
        }
        if (clears && input.mandatory()) {
            problems.add(REQUIRED, pointer, "the answer is mandatory and cannot be removed");
        }
        return clears ? answer : input.rule().check(answer, pointer, problems);
    }

    private static String place(String data, String key) {
        String place = Pointers.member(data, key);
        return place.length() > LONGEST_POINTER ? data : place;
    }
}
