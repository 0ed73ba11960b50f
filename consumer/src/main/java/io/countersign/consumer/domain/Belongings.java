package io.countersign.consumer.domain;

import io.countersign.schema.message.RecordUpsert;
import io.countersign.schema.problem.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes what belongs to a record: contacts, addresses, answers to forms. */
final class Belongings {
    private final World world;
    private final ContactForm form;
    private final Problems problems;

    Belongings(World world, ContactForm form, Problems problems) {
        this.world = world;
        this.form = form;
        this.problems = problems;
    }

    Written write(Identity owner, RecordUpsert record, @Nullable Long category) {
        ObjectNode ids = JsonNodeFactory.instance.objectNode();
        if (category != null) {
            ids.put("category", category);
        }
        if (!record.contacts().isEmpty()) {
            ids.set(
                    "contact_informations",
                    array(new ContactFold(world, form, problems).fold(owner.record(), record.contacts())));
        }
        if (!record.addresses().isEmpty()) {
            ids.set("addresses", array(new AddressFold(world, problems).fold(owner.record(), record.addresses())));
        }
        if (!record.forms().isEmpty()) {
            new FormFold(world, problems).fold(owner.record(), record.forms());
        }
        return new Written(owner.record(), owner.isNew(), owner.isUnknown(), false, owner.importId(), ids);
    }

    private static ArrayNode array(List<@Nullable Long> ids) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        ids.forEach(array::add);
        return array;
    }
}
