package io.countersign.consumer.domain;

import io.countersign.schema.message.Attribute;
import io.countersign.schema.message.organizations.OrganizationAttributes;
import io.countersign.schema.message.people.PersonAttributes;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The whole of a record with what belongs to it, in the members of the messages that write it. */
final class Resource {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final World world;

    Resource(World world) {
        this.world = world;
    }

    ObjectNode of(RecordId record) {
        ObjectNode json = JSON.objectNode();
        json.put("id", record.id());
        RecordState state = world.records.get(record);
        if (state != null) {
            json.put("import_id", state.importId());
            json.set("category", category(record.account(), state.categoryId()));
            record.kind().attributes().forEach(attribute -> write(json, attribute, state.values()));
        }
        json.set("contact_informations", contacts(world.contactsOf(record)));
        json.set("addresses", addresses(world.addressesOf(record)));
        json.set("forms", forms(world.formsOf(record)));
        if (record.kind() == Kind.PERSON) {
            json.set("custom_fields", customFields(record));
        }
        links(json, record);
        new LinkResource(world).write(json, record);
        return json;
    }

    /** The row of a record, by the names of the columns. */
    static ObjectNode columns(RecordId record, RecordState state) {
        ObjectNode json = JSON.objectNode();
        json.put("id", record.id());
        json.put("import_id", state.importId());
        json.put("import_generated", state.importGenerated());
        json.put("category_id", state.categoryId());
        record.kind().attributes().forEach(attribute -> write(json, attribute, state.values()));
        return json;
    }

    /** Links to more records than an answer could hold are left out. */
    private void links(ObjectNode json, RecordId record) {
        String name = record.kind() == Kind.ORGANIZATION ? "people" : "collaborations";
        if (record.kind() == Kind.HOUSEHOLD) {
            return;
        }
        if (world.crowded.contains(record)) {
            json.putArray(AnswerRoom.LEFT_OUT).add(name);
            return;
        }
        ArrayNode links = json.putArray(name);
        for (Collaboration.Key key : world.linksOf(record)) {
            Collaboration role = world.collaborations.get(key);
            if (role != null) {
                key.records().stream()
                        .filter(other -> !other.equals(record))
                        .forEach(other -> link(links, other, role));
            }
        }
    }

    private void link(ArrayNode links, RecordId other, Collaboration role) {
        RecordState state = world.named(other);
        if (state == null) {
            return;
        }
        ObjectNode link = links.addObject();
        if (other.kind() == Kind.PERSON) {
            link.put("id", other.id()).put("import_id", state.importId());
            write(link, PersonAttributes.FIRST_NAME, state.values());
            write(link, PersonAttributes.LAST_NAME, state.values());
            role(link.putObject("collaboration"), role);
        } else {
            ObjectNode organization = link.putObject("organization");
            organization.put("id", other.id()).put("import_id", state.importId());
            write(organization, OrganizationAttributes.NAME, state.values());
            role(link, role);
        }
    }

    private static void role(ObjectNode json, Collaboration role) {
        json.put("title", role.title()).put("main", role.main());
    }

    private static void write(ObjectNode json, Attribute<?> attribute, Values values) {
        String name = attribute.name();
        Object value = values.get(attribute);
        if (value instanceof Boolean flag) {
            json.put(name, flag);
        } else if (value instanceof BigDecimal number) {
            json.put(name, number.stripTrailingZeros());
        } else if (value instanceof ObjectNode object) {
            json.set(name, object);
        } else {
            json.put(name, value == null ? null : value.toString());
        }
    }

    private @Nullable ObjectNode category(int account, @Nullable Long id) {
        if (id == null) {
            return null;
        }
        Category.Id key = new Category.Id(account, id);
        Category category = world.categories.get(key);
        return category == null ? null : category(key, category);
    }

    /** A category in the members of the messages that name it. */
    static ObjectNode category(Category.Id id, Category category) {
        ObjectNode json = JSON.objectNode();
        json.put("id", id.id());
        json.put("name_fr", category.nameFr());
        json.put("name_en", category.nameEn());
        return json;
    }

    static ArrayNode contacts(List<Contact> contacts) {
        ArrayNode array = JSON.arrayNode();
        for (Contact contact : contacts) {
            array.addObject()
                    .put("id", contact.id())
                    .put("type", contact.type())
                    .put("label", contact.label())
                    .put("info", contact.info())
                    .put("main", contact.main());
        }
        return array;
    }

    static ArrayNode addresses(List<Address> addresses) {
        ArrayNode array = JSON.arrayNode();
        for (Address address : addresses) {
            place(array.addObject().put("id", address.id()), address).put("main", address.main());
        }
        return array;
    }

    /** Writes what an address says. */
    static ObjectNode place(ObjectNode json, Address address) {
        return json.put("name", address.name())
                .put("street1", address.street1())
                .put("street2", address.street2())
                .put("city", address.city())
                .put("zip", address.zip())
                .put("region_code", address.regionCode())
                .put("country_code", address.countryCode());
    }

    static ArrayNode forms(List<FormAnswers> forms) {
        ArrayNode array = JSON.arrayNode();
        for (FormAnswers answers : forms) {
            array.addObject().put("id", answers.formId()).set("data", answers.data());
        }
        return array;
    }

    /** Not those that are archived: a message could not say them again. */
    private ArrayNode customFields(RecordId person) {
        ArrayNode array = JSON.arrayNode();
        for (FieldValue value : world.fieldValuesOf(person)) {
            CustomField field = world.definitions.field(person.account(), f -> f.id() == value.fieldId());
            if (field != null && !field.archived()) {
                array.addObject().put("id", field.id()).put("key", field.key()).set("value", value.value());
            }
        }
        return array;
    }
}
