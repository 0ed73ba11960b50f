package io.countersign.local.demo;

import io.countersign.schema.ack.AckPayload;
import java.util.Map;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Puts the ids that an ack told into a document that names records by other ones, as a sender would. */
final class ToldIds {
    /** Where a seed document names what it builds on, and where the ack of that has it. */
    private static final Map<String, String> PLACES = Map.of(
            "/id", "/id",
            "/category/id", "/ids/category",
            "/contact_informations/1/id", "/ids/contact_informations/0",
            "/addresses/1/id", "/ids/addresses/0",
            "/people/1/id", "/ids/people/0/id");

    private ToldIds() {}

    /** Puts them where the document has others. */
    static void put(ObjectNode document, AckPayload told) {
        JsonNode ack = JsonMapper.shared().readTree(told.canonical().borrow());
        PLACES.forEach((place, source) -> {
            JsonPointer pointer = JsonPointer.compile(place);
            if (!document.at(pointer).isMissingNode()) {
                ((ObjectNode) document.at(pointer.head()))
                        .set(
                                "id",
                                JsonNodeFactory.instance.numberNode(
                                        ack.at(source).longValue()));
            }
        });
    }
}
