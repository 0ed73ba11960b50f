package io.countersign.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Compares answers with samples. {@code "{any}"} in a sample stands for anything that is there, {@code "{none}"} for
 * nothing, {@code "{capture:NAME}"} for anything that later steps call {@code {NAME}}.
 */
final class Captures {
    private static final Pattern CAPTURE = Pattern.compile("\\{capture:([a-z_]+)}");
    private static final Pattern NAME = Pattern.compile("\\{([a-z_]+)}");

    private final Map<String, String> values = new HashMap<>();

    void put(String name, String value) {
        values.put(name, value);
    }

    /** The text with what was captured before put in; {@code "{{NAME}}"}, quotes included, becomes a bare number. */
    String fill(String text) {
        String filled = Pattern.compile("\"\\{\\{([a-z_]+)}}\"")
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
        return NAME.matcher(filled)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }

    void match(JsonNode expected, JsonNode actual, String place, String told) {
        if (expected.isString()) {
            matchText(expected.stringValue(), actual, place, told);
        } else if (expected.isObject()) {
            assertThat(actual.isObject()).as(place + " of " + told).isTrue();
            expected.forEachEntry((name, value) -> match(value, actual.path(name), place + "/" + name, told));
            assertThat(actual.propertyNames()).as(place + " of " + told).allMatch(expected::has);
        } else if (expected.isArray()) {
            assertThat(actual.size()).as(place + " of " + told).isEqualTo(expected.size());
            List<JsonNode> found = alike(actual);
            List<JsonNode> wanted = alike(expected);
            for (int i = 0; i < wanted.size(); i++) {
                match(wanted.get(i), found.get(i), place + "/" + i, told);
            }
        } else {
            assertThat(actual).as(place + " of " + told).isEqualTo(expected);
        }
    }

    /**
     * The items in an order that two arrays share which hold the same: those with an id come in its order, which is up to
     * the partitions that they came through.
     */
    private static List<JsonNode> alike(JsonNode array) {
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        if (items.stream().allMatch(item -> item.has("id"))) {
            items.sort(Comparator.comparing(Captures::withoutId));
        }
        return items;
    }

    private static String withoutId(JsonNode item) {
        Map<String, String> members = new TreeMap<>();
        item.forEachEntry((name, value) -> members.put(name, value.isContainer() ? "" : value.toString()));
        members.remove("id");
        return members.toString();
    }

    private void matchText(String expected, JsonNode actual, String place, String told) {
        Matcher capture = CAPTURE.matcher(expected);
        if (expected.equals("{none}")) {
            assertThat(actual.isMissingNode() || actual.isNull())
                    .as(place + " of " + told)
                    .isTrue();
            return;
        }
        assertThat(actual.isMissingNode()).as(place + " of " + told).isFalse();
        if (capture.matches()) {
            values.put(capture.group(1), actual.asString(""));
        } else if (!expected.equals("{any}")) {
            assertThat(actual.asString("")).as(place + " of " + told).isEqualTo(fill(expected));
        }
    }
}
