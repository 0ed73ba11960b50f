package io.countersign.schema.reference;

import java.util.List;
import java.util.Locale;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A Markdown document that grows downwards, in the dialect of GitHub. */
final class Markdown {
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPrettyPrinter(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                            .withObjectEmptySeparator("")
                            .withArrayEmptySeparator(""))
                    .withObjectIndenter(INDENTER)
                    .withArrayIndenter(INDENTER))
            .build();

    private final StringBuilder text = new StringBuilder();

    Markdown heading(int level, String title) {
        return paragraph("#".repeat(level) + " " + title);
    }

    Markdown paragraph(String paragraph) {
        if (!paragraph.isEmpty()) {
            text.append(text.isEmpty() ? "" : "\n").append(paragraph).append('\n');
        }
        return this;
    }

    Markdown json(JsonNode tree) {
        return paragraph("```json\n" + MAPPER.writeValueAsString(tree) + "\n```");
    }

    Markdown table(List<String> columns, List<List<String>> rows) {
        StringBuilder table = new StringBuilder(row(columns)).append('\n');
        table.append("| --- ".repeat(columns.size())).append("|");
        rows.forEach(row -> table.append('\n').append(row(row)));
        return paragraph(table.toString());
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    /** Text as code inside a table's cell. */
    static String code(String text) {
        return "`" + cell(text) + "`";
    }

    /** Text inside a table's cell. */
    static String cell(String text) {
        return text.replace("|", "\\|");
    }

    /** A link to the heading of that title in the same document. */
    static String link(String title) {
        String anchor = title.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
        return "[" + title + "](#" + anchor + ")";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
