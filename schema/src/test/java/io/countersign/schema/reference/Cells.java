package io.countersign.schema.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What the table of an object says of one of its members, cell by cell. */
final class Cells {
    private static final Pattern DEFAULT = Pattern.compile(" ?Default: ([^.]+)[.]");

    private final JsonNode member;

    Cells(JsonNode member) {
        this.member = member;
    }

    String whenLeftOut() {
        Matcher matcher = DEFAULT.matcher(member.path("description").asString(""));
        return matcher.find() ? Markdown.code(matcher.group(1)) : "";
    }

    String description() {
        String text = DEFAULT.matcher(member.path("description").asString("")).replaceAll("");
        String examples = list(member.path("examples"));
        return Markdown.cell(text.strip()) + (examples.isEmpty() ? "" : " Example: " + examples + ".");
    }

    String limits() {
        List<String> limits = new ArrayList<>();
        if (member.has("const")) {
            limits.add(Markdown.code(member.path("const").asString()));
        }
        if (member.has("enum")) {
            limits.add(list(member.path("enum")));
        }
        limit(limits, "minLength", "at least %s characters");
        limit(limits, "maxLength", "at most %s characters");
        limit(limits, "maxItems", "at most %s items");
        limit(limits, "minProperties", "at least %s members");
        limit(limits, "minimum", "at least %s");
        limit(limits, "maximum", "at most %s");
        limit(limits, "multipleOf", "a multiple of %s");
        if (member.path("uniqueItems").booleanValue(false)) {
            limits.add("no item twice");
        }
        if (member.has("pattern")) {
            limits.add("pattern " + Markdown.code(member.path("pattern").asString()));
        }
        return String.join("; ", limits);
    }

    private void limit(List<String> limits, String keyword, String text) {
        JsonNode limit = member.path(keyword);
        if (limit.isNumber()) {
            String plural =
                    text.formatted(limit.decimalValue().stripTrailingZeros().toPlainString());
            limits.add(limit.asString().equals("1") ? plural.replaceFirst("(character|item|member)s$", "$1") : plural);
        }
    }

    private static String list(JsonNode values) {
        return values.valueStream()
                .map(value -> value.isString() ? value.stringValue() : value.toString())
                .map(text -> text.replace("\n", "\\n"))
                .map(Markdown::code)
                .collect(Collectors.joining(", "));
    }
}
