package io.countersign.cli.send;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a journal is about, which is its first line.
 *
 * @param digest SHA-256 of the input, as hexadecimal digits
 * @param options that decide what rows become, by their names
 */
record JournalHead(String digest, Map<String, String> options) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String FORM = "countersign_send";

    /** Sorts the options. */
    JournalHead {
        options = new TreeMap<>(options);
    }

    String line() {
        ObjectNode head = JSON.createObjectNode().put(FORM, 1).put("input_sha256", digest);
        ObjectNode members = head.putObject("options");
        options.forEach(members::put);
        return JSON.writeValueAsString(head);
    }

    /** Reads such a line; empty for any other. */
    static Optional<JournalHead> parse(String line) {
        try {
            JsonNode head = JSON.readTree(line);
            if (head.path(FORM).asInt(0) != 1) {
                return Optional.empty();
            }
            Map<String, String> options = new TreeMap<>();
            head.path("options").forEachEntry((name, value) -> options.put(name, value.asString()));
            return Optional.of(new JournalHead(head.path("input_sha256").asString(), options));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** What is different from another one, in words; empty where nothing is. */
    List<String> differences(JournalHead other) {
        List<String> differences = new ArrayList<>();
        if (!digest.equals(other.digest)) {
            differences.add("the content of the input");
        }
        options.forEach((name, value) -> {
            if (!value.equals(other.options.get(name))) {
                differences.add(name + " (was '" + other.options.getOrDefault(name, "") + "', is '" + value + "')");
            }
        });
        return differences;
    }
}
