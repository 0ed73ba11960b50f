package io.countersign.cli.definitions;

import io.countersign.cli.yaml.YamlNode;
import io.countersign.consumer.definitions.FieldDraft;
import io.countersign.consumer.domain.FieldType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One custom field of the file. */
final class FieldNode {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final int MOST_CHOICES = 1_000;

    private @Nullable Long id;
    private String key = "";
    private @Nullable String label;
    private FieldType type = FieldType.TEXT;
    private final Set<String> choices = new LinkedHashSet<>();
    private boolean mandatory;
    private boolean archived;

    private FieldNode() {}

    /** The field; null, with a complaint, where it is none. */
    static @Nullable FieldDraft read(YamlNode node) {
        FieldNode field = new FieldNode();
        field.take(node);
        if (node.hasProblems()) {
            return null;
        }
        String label = field.label;
        return new FieldDraft(
                field.id,
                field.key,
                label == null ? field.key : label,
                field.type,
                List.copyOf(field.choices),
                field.mandatory,
                field.archived);
    }

    private void take(YamlNode node) {
        node.allow("id", "key", "label", "type", "choices", "mandatory", "archived");
        node.required("key");
        node.required("type");
        node.read("id", Declared::number, number -> id = number);
        node.read("key", FieldNode::key, text -> key = text);
        node.read("label", Declared::name, text -> label = text);
        node.read("type", FieldType::of, read -> type = read);
        node.read("mandatory", Declared::flag, flag -> mandatory = flag);
        node.read("archived", Declared::flag, flag -> archived = flag);
        List<YamlNode> items = node.member("choices").items();
        for (YamlNode item : items) {
            List<String> read = new ArrayList<>(1);
            item.read(Declared::name, read::add);
            if (!choices.addAll(read) && !read.isEmpty()) {
                item.problem("is listed already");
            }
        }
        if (!node.hasProblems() && type.hasChoices() == choices.isEmpty()) {
            node.problem(
                    type.hasChoices()
                            ? "choices is required for the type " + type.text()
                            : "only choice and multi_choice have choices");
        }
        if (items.size() > MOST_CHOICES) {
            node.member("choices").problem("must be at most " + MOST_CHOICES);
        }
    }

    private static String key(String text) {
        if (!KEY.matcher(text).matches()) {
            throw new IllegalArgumentException("must be 1 to 64 letters of a-z and A-Z, digits, '_', '.' and '-'");
        }
        return text;
    }
}
