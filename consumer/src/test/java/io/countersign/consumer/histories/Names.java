package io.countersign.consumer.histories;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The generated import_ids that acks have told; the model calls them ~1, ~2 and so on. */
final class Names {
    private static final Pattern OF_THE_MODEL = Pattern.compile("~[0-9]+");
    private static final Pattern GENERATED = Pattern.compile("[234679ACDEFGHJKMNPRTVWXYZ]{6}");

    private static final Pattern QUOTED = Pattern.compile("\"(" + GENERATED.pattern() + ")\"");

    private final Map<String, String> real = new TreeMap<>();

    /** Learns the names that an ack tells. */
    void learn(JsonNode expected, JsonNode actual) {
        learnOne(expected.path("import_id"), actual.path("import_id"));
        learnNested(expected.path("ids"), actual.path("ids"));
    }

    private void learnNested(JsonNode expected, JsonNode actual) {
        learnOne(
                expected.path("household").path("import_id"),
                actual.path("household").path("import_id"));
        for (int i = 0; i < expected.path("people").size(); i++) {
            JsonNode person = actual.path("people").path(i);
            learnOne(expected.path("people").path(i).path("import_id"), person.path("import_id"));
            learnNested(expected.path("people").path(i), person);
        }
    }

    private void learnOne(JsonNode expected, JsonNode actual) {
        if (expected.isString()
                && actual.isString()
                && OF_THE_MODEL.matcher(expected.stringValue()).matches()
                && GENERATED.matcher(actual.stringValue()).matches()
                && !real.containsValue(actual.stringValue())) {
            real.putIfAbsent(expected.stringValue(), actual.stringValue());
        }
    }

    /** The model's text with the names that are known. */
    String translate(String text) {
        return replace(text, name -> real.getOrDefault(name, name));
    }

    /** Text of which nothing is known of the generated names that no ack told, whichever they are. */
    String withoutUntold(String text) {
        String untold = OF_THE_MODEL.matcher(text).replaceAll("~");
        return QUOTED.matcher(untold).replaceAll(name -> real.containsValue(name.group(1)) ? name.group() : "\"~\"");
    }

    /** A message that names only what is known already. */
    String known(String text) {
        return replace(text, name -> real.containsKey(name) ? name : "unknown-" + name.substring(1));
    }

    private static String replace(String text, UnaryOperator<String> replacement) {
        return OF_THE_MODEL
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(replacement.apply(match.group())));
    }
}
