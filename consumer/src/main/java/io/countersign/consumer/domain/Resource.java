package io.countersign.consumer.domain;

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
        Person person = world.people.get(record);
        if (person != null) {
            write(json, record.account(), person);
        }
        Organization organization = world.organizations.get(record);
        if (organization != null) {
            write(json, record.account(), organization);
        }
        json.set("contact_informations", contacts(record));
        json.set("addresses", addresses(record));
        json.set("forms", forms(record));
        return json;
    }

    private void write(ObjectNode json, int account, Person person) {
        json.put("import_id", person.importId());
        json.put("first_name", person.firstName());
        json.put("last_name", person.lastName());
        json.set("category", category(account, person.categoryId()));
        json.put("locale", person.locale());
        json.put("gender", person.gender());
        json.put("dob", person.dob() == null ? null : person.dob().toString());
        json.put("data_consent", person.dataConsent());
        json.put("accepts_marketing", person.acceptsMarketing());
        json.put("note", person.note());
    }

    private void write(ObjectNode json, int account, Organization organization) {
        json.put("import_id", organization.importId());
        json.put("name", organization.name());
        json.set("category", category(account, organization.categoryId()));
        json.put("locale", organization.locale());
        json.put("data_consent", organization.dataConsent());
        json.put("accepts_marketing", organization.acceptsMarketing());
        json.put("reason", organization.reason());
        json.put("status", organization.status());
        json.put("federation_permission", organization.federationPermission());
        json.put("opening_status", organization.openingStatus());
        json.put("permission", organization.permission());
        BigDecimal percentage = organization.splitPercentage();
        json.put("split_percentage", percentage == null ? null : percentage.stripTrailingZeros());
        json.put("note", organization.note());
    }

    private @Nullable ObjectNode category(int account, @Nullable Long id) {
        Category category = id == null ? null : world.categories.get(new Category.Id(account, id));
        if (id == null || category == null) {
            return null;
        }
        ObjectNode json = JSON.objectNode();
        json.put("id", id.longValue());
        json.put("name_fr", category.nameFr());
        json.put("name_en", category.nameEn());
        return json;
    }

    private ArrayNode contacts(RecordId owner) {
        ArrayNode array = JSON.arrayNode();
        for (Contact contact : orEmpty(world.contacts.get(owner))) {
            array.addObject()
                    .put("id", contact.id())
                    .put("type", contact.type())
                    .put("label", contact.label())
                    .put("info", contact.info())
                    .put("main", contact.main());
        }
        return array;
    }

    private ArrayNode addresses(RecordId owner) {
        ArrayNode array = JSON.arrayNode();
        for (Address address : orEmpty(world.addresses.get(owner))) {
            array.addObject()
                    .put("id", address.id())
                    .put("name", address.name())
                    .put("street1", address.street1())
                    .put("street2", address.street2())
                    .put("city", address.city())
                    .put("zip", address.zip())
                    .put("region_code", address.regionCode())
                    .put("country_code", address.countryCode())
                    .put("main", address.main());
        }
        return array;
    }

    private ArrayNode forms(RecordId owner) {
        ArrayNode array = JSON.arrayNode();
        for (FormAnswers answers : orEmpty(world.forms.get(owner))) {
            array.addObject().put("id", answers.formId()).set("data", answers.data());
        }
        return array;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
