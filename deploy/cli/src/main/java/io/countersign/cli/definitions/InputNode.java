package io.countersign.cli.definitions;

import io.countersign.cli.yaml.YamlNode;
import io.countersign.consumer.domain.FormDefinition;
import io.countersign.consumer.domain.InputType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One input of a form of the file. */
final class InputNode {
    private static final int LONGEST_KEY = 200;

    private String key = "";
    private InputType type = InputType.TEXT;
    private @Nullable String label;
    private boolean mandatory;
    private final List<FormDefinition.Option> values = new ArrayList<>();

    private InputNode() {}

    /** The input; null, with a complaint, where it is none. */
    static FormDefinition.@Nullable Input read(YamlNode node) {
        InputNode input = new InputNode();
        input.take(node);
        if (node.hasProblems()) {
            return null;
        }
        String label = input.label;
        return new FormDefinition.Input(
                input.key, input.type, label == null ? input.key : label, input.mandatory, input.values);
    }

    private void take(YamlNode node) {
        node.allow("key", "type", "label", "mandatory", "values");
        node.required("key");
        node.required("type");
        node.read("key", text -> Declared.bounded(text, LONGEST_KEY), text -> key = text);
        node.read("type", InputType::of, read -> type = read);
        node.read("label", Declared::name, text -> label = text);
        node.read("mandatory", Declared::flag, flag -> mandatory = flag);
        Set<String> known = new HashSet<>();
        for (YamlNode item : node.member("values").items()) {
            FormDefinition.Option value = value(item);
            if (value != null && !known.add(value.value())) {
                item.problem("another value of the input is " + value.value());
            } else if (value != null) {
                values.add(value);
            }
        }
        if (!node.hasProblems() && type.answers().hasChoices() == values.isEmpty()) {
            node.problem(
                    type.answers().hasChoices()
                            ? "values is required for the type " + type.text()
                            : "only radio, select and checkbox have values");
        }
    }

    private static FormDefinition.@Nullable Option value(YamlNode node) {
        node.allow("label", "value", "shortcut");
        node.required("value");
        List<String> value = new ArrayList<>(1);
        List<String> label = new ArrayList<>(1);
        List<String> shortcut = new ArrayList<>(1);
        node.read("value", Declared::name, value::add);
        node.read("label", Declared::name, label::add);
        node.read("shortcut", Declared::name, shortcut::add);
        return value.isEmpty()
                ? null
                : new FormDefinition.Option(
                        label.isEmpty() ? value.get(0) : label.get(0),
                        value.get(0),
                        shortcut.isEmpty() ? null : shortcut.get(0));
    }
}
