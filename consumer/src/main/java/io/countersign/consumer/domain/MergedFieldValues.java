package io.countersign.consumer.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The survivor takes the loser's values of the custom fields that it has no value of. */
final class MergedFieldValues implements MergedTable {
    @Override
    public void merge(World world, RecordId loser, RecordId survivor, ObjectNode former) {
        List<FieldValue> theirs = world.fieldValuesOf(loser);
        ArrayNode kept = former.putArray("custom_field_values");
        theirs.forEach(
                value -> kept.addObject().put("field_id", value.fieldId()).set("value", value.value()));
        List<FieldValue> both = new ArrayList<>(world.fieldValuesOf(survivor));
        List<Long> own = both.stream().map(FieldValue::fieldId).toList();
        theirs.stream().filter(value -> !own.contains(value.fieldId())).forEach(both::add);
        both.sort(Comparator.comparingLong(FieldValue::fieldId));
        world.fieldValues.remove(loser);
        World.putAll(world.fieldValues, survivor, both);
    }
}
