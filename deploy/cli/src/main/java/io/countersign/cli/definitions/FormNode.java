package io.countersign.cli.definitions;

import io.countersign.cli.yaml.YamlNode;
import io.countersign.consumer.domain.FormDefinition;
import io.countersign.consumer.domain.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One form of the file. */
final class FormNode {
    private long id;
    private String name = "";
    private @Nullable String locale;
    private final Set<Kind> contexts = EnumSet.noneOf(Kind.class);
    private final List<FormDefinition.Input> inputs = new ArrayList<>();

    private FormNode() {}

    /** The form; null, with a complaint, where it is none. */
    static @Nullable FormDefinition read(YamlNode node) {
        FormNode form = new FormNode();
        form.take(node);
        return node.hasProblems()
                ? null
                : new FormDefinition(form.id, form.name, form.locale, form.contexts, form.inputs);
    }

    private void take(YamlNode node) {
        node.allow("id", "name", "locale", "contexts", "inputs");
        node.required("id");
        node.required("name");
        node.read("id", Declared::number, number -> id = number);
        node.read("name", Declared::name, text -> name = text);
        node.read("locale", FormNode::locale, text -> locale = text);
        for (YamlNode context : node.required("contexts").items()) {
            context.read(FormNode::context, contexts::add);
        }
        Set<String> keys = new HashSet<>();
        for (YamlNode item : node.required("inputs").items()) {
            FormDefinition.Input input = InputNode.read(item);
            if (input != null && !keys.add(input.key())) {
                item.problem("another input of the form has the key " + input.key());
            } else if (input != null) {
                inputs.add(input);
            }
        }
        if (!node.hasProblems() && contexts.isEmpty()) {
            node.member("contexts").problem("must name at least one of person, organization, household");
        }
    }

    private static String locale(String text) {
        if (!text.equals("fr") && !text.equals("en")) {
            throw new IllegalArgumentException("must be fr or en");
        }
        return text;
    }

    private static Kind context(String text) {
        for (Kind kind : Kind.values()) {
            if (kind.text().equals(text)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("must be person, organization or household");
    }
}
