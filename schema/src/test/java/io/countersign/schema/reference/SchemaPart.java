package io.countersign.schema.reference;

import io.countersign.schema.json.Pointers;
import io.countersign.schema.message.Samples;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A schema inside one of the schema files.
 *
 * @param file path of the file from the folder of all messages, for example {@code people/people-upsert.schema.json}
 * @param pointer where it stands in the file; empty for the whole file
 */
record SchemaPart(String file, String pointer, JsonNode node) {
    static SchemaPart of(String file, String pointer) {
        return new SchemaPart(file, pointer, Samples.load(file).at(pointer));
    }

    SchemaPart at(String keyword) {
        return new SchemaPart(file, Pointers.member(pointer, keyword), node.path(keyword));
    }

    /** Where it stands, as a reference from the folder of all messages. */
    String place() {
        return file + "#" + pointer;
    }

    boolean refers() {
        return node.has("$ref");
    }

    /** What its own reference leads to, without what stands beside the reference. */
    SchemaPart target() {
        String reference = node.path("$ref").asString();
        int hash = reference.indexOf('#');
        String path = hash < 0 ? reference : reference.substring(0, hash);
        String target = path.isEmpty()
                ? file
                : Path.of(file).resolveSibling(path).normalize().toString();
        return of(target, hash < 0 ? "" : reference.substring(hash + 1));
    }

    /** The schema with all references of its own followed; what stands beside a reference wins. */
    SchemaPart followed() {
        if (!refers()) {
            return this;
        }
        SchemaPart base = target().followed();
        ObjectNode beside = ((ObjectNode) node).objectNode();
        node.forEachEntry((keyword, value) -> {
            if (!keyword.equals("$ref") && !keyword.equals("$defs")) {
                beside.set(keyword, value);
            }
        });
        boolean onlySpeaks = !beside.has("properties") && !beside.has("required");
        SchemaPart place = onlySpeaks ? base : this;
        return new SchemaPart(place.file, place.pointer, merged(base.node, beside));
    }

    private static JsonNode merged(JsonNode base, JsonNode over) {
        if (!(base instanceof ObjectNode below) || !(over instanceof ObjectNode above)) {
            return over;
        }
        ObjectNode all = below.deepCopy();
        above.forEachEntry((name, value) -> {
            JsonNode known = all.get(name);
            all.set(name, known == null ? value : merged(known, value));
        });
        return all;
    }
}
