package io.countersign.consumer.domain;

import io.countersign.schema.message.FormItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;

/** Folds {@code forms} into the answers of their owner. */
final class FormFold {
    private final World world;

    FormFold(World world) {
        this.world = world;
    }

    void fold(RecordId owner, List<FormItem> items) {
        List<FormAnswers> before = world.forms.get(owner);
        List<FormAnswers> answers = new ArrayList<>(before == null ? List.of() : before);
        for (FormItem item : items) {
            int index = indexOf(answers, item.id());
            if (item.delete()) {
                answers.removeIf(a -> a.formId() == item.id());
            } else if (index < 0) {
                answers.add(new FormAnswers(
                        item.id(), ObjectMerge.merged(JsonNodeFactory.instance.objectNode(), item.data())));
            } else {
                answers.set(
                        index,
                        new FormAnswers(
                                item.id(), ObjectMerge.merged(answers.get(index).data(), item.data())));
            }
        }
        answers.sort(Comparator.comparingLong(FormAnswers::formId));
        World.putAll(world.forms, owner, answers);
    }

    private static int indexOf(List<FormAnswers> answers, long form) {
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i).formId() == form) {
                return i;
            }
        }
        return -1;
    }
}
