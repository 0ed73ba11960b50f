package io.countersign.gateway.exchange;

import io.countersign.schema.json.Pointers;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The pointers to all values of a document, the document itself first. */
final class Places {
    private final List<String> found = new ArrayList<>();

    List<String> of(JsonNode document) {
        collect(document, "");
        return found;
    }

    private void collect(JsonNode node, String place) {
        found.add(place);
        node.forEachEntry((name, value) -> collect(value, Pointers.member(place, name)));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), Pointers.item(place, i));
        }
    }
}
