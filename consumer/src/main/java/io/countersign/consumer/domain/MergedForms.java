package io.countersign.consumer.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Answers to the same form are completed, answer by answer. */
final class MergedForms implements MergedTable {
    @Override
    public void merge(World world, RecordId loser, RecordId survivor, ObjectNode former) {
        List<FormAnswers> theirs = world.formsOf(loser);
        former.set("form_answers", Resource.forms(theirs));
        List<FormAnswers> own = new ArrayList<>(world.formsOf(survivor));
        theirs.forEach(answers -> add(own, answers));
        own.sort(Comparator.comparingLong(FormAnswers::formId));
        world.forms.remove(loser);
        World.putAll(world.forms, survivor, own);
    }

    private static void add(List<FormAnswers> own, FormAnswers answers) {
        for (int i = 0; i < own.size(); i++) {
            FormAnswers same = own.get(i);
            if (same.formId() == answers.formId()) {
                own.set(i, new FormAnswers(same.formId(), ObjectMerge.completed(same.data(), answers.data())));
                return;
            }
        }
        own.add(answers);
    }
}
