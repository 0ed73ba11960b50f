package io.countersign.gateway.missionhub;

import static io.countersign.schema.problem.ErrorCode.NOT_IN_ENUM;
import static io.countersign.schema.problem.ErrorCode.REQUIRED;
import static io.countersign.schema.problem.ErrorCode.WRONG_TYPE;

import io.countersign.schema.json.Pointers;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes one message of a document that tells a person in {@code data} and what belongs to it in {@code included}. */
final class PersonRequest {
    static final String DATA = "/data";
    static final String INCLUDED = "/included";

    private final ObjectNode document;
    private final Draft draft = new Draft();
    private final Map<String, Consumer<ResourceObject>> items = new HashMap<>();
    private final LinkItems links = new LinkItems(draft);
    private final Linkage linkage = new Linkage(draft);

    private PersonRequest(ObjectNode document) {
        this.document = document;
        ContactItems contacts = new ContactItems(draft);
        items.put("email", contacts::email);
        items.put("email_address", contacts::email);
        items.put("phone_number", contacts::phone);
        items.put("address", contacts::address);
        items.put("contact_assignment", links::assignment);
        Membership.ALL.forEach(kind -> items.put(kind.type(), item -> links.membership(item, kind)));
    }

    /** The message, and all that is wrong with the document; a document that is not about a new person is not read on. */
    static Draft read(ObjectNode document) {
        PersonRequest request = new PersonRequest(document);
        if (request.isAboutNewPerson()) {
            request.person();
            request.included();
            request.linkage.check(document.path("data").path("relationships"));
        }
        return request.draft;
    }

    private boolean isAboutNewPerson() {
        JsonNode data = document.path("data");
        if (data.isMissingNode()) {
            draft.report(DATA, REQUIRED, "data must be given");
        } else if (!data.isObject()) {
            draft.report(DATA, WRONG_TYPE, "data is one resource object");
        } else if (!data.path("type").isString()) {
            draft.report(DATA + "/type", REQUIRED, "type must be given, as a string");
        } else if (!data.path("type").stringValue().equals("person")) {
            draft.errors().add(ApiError.wrongType(DATA + "/type", "type is person"));
        } else if (isGiven(data.path("id"))) {
            draft.errors().add(ApiError.clientId(DATA + "/id", "a new person has no id"));
        }
        return draft.errors().isEmpty();
    }

    private void person() {
        Draft.Part person = draft.root();
        person.set("type", "people:upsert", DATA);
        person.set("return", "resource", DATA);
        var match = document.arrayNode().add("email").add("name_phone");
        person.set("match", match, DATA);
        person.set("on_conflict", "merge", DATA);
        new PersonAttributes(new ResourceObject(document.path("data"), DATA, draft), draft).write(person);
    }

    private void included() {
        JsonNode included = document.path("included");
        if (isGiven(included) && !included.isArray()) {
            draft.report(INCLUDED, WRONG_TYPE, "included is an array");
            return;
        }
        int index = 0;
        for (JsonNode item : included) {
            item(item, Pointers.item(INCLUDED, index++));
        }
        links.finish();
    }

    private void item(JsonNode item, String pointer) {
        if (!item.isObject()) {
            draft.report(pointer, WRONG_TYPE, "an item is a resource object");
            return;
        }
        String type = item.path("type").asString("");
        Consumer<ResourceObject> reader = items.get(type);
        if (reader == null) {
            draft.report(
                    pointer + "/type",
                    item.has("type") ? NOT_IN_ENUM : REQUIRED,
                    "type is one of " + String.join(", ", new TreeSet<>(items.keySet())));
            return;
        }
        linkage.add(item, pointer);
        reader.accept(new ResourceObject(item, pointer, draft));
    }

    static boolean isGiven(JsonNode value) {
        return !value.isMissingNode() && !value.isNull();
    }
}
