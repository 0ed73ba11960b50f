package io.countersign.consumer.domain;

import io.countersign.schema.message.AddressItem;
import io.countersign.schema.message.ContactItem;
import io.countersign.schema.message.FormItem;
import io.countersign.schema.problem.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes what belongs to a person or organization: contacts, addresses, answers to forms. */
final class Belongings {
    private final World world;
    private final ContactForm form;
    private final Problems problems;

    Belongings(World world, ContactForm form, Problems problems) {
        this.world = world;
        this.form = form;
        this.problems = problems;
    }

    Written write(
            Identity owner,
            List<ContactItem> contacts,
            List<AddressItem> addresses,
            List<FormItem> forms,
            @Nullable Long category) {
        ObjectNode ids = JsonNodeFactory.instance.objectNode();
        if (category != null) {
            ids.put("category", category);
        }
        if (!contacts.isEmpty()) {
            ids.set(
                    "contact_informations",
                    array(new ContactFold(world, form, problems).fold(owner.record(), contacts)));
        }
        if (!addresses.isEmpty()) {
            ids.set("addresses", array(new AddressFold(world, problems).fold(owner.record(), addresses)));
        }
        if (!forms.isEmpty()) {
            new FormFold(world).fold(owner.record(), forms);
        }
        return new Written(owner.record(), owner.isNew(), owner.importId(), ids);
    }

    private static ArrayNode array(List<Long> ids) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        ids.forEach(array::add);
        return array;
    }
}
