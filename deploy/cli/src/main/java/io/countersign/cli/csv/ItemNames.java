package io.countersign.cli.csv;

import java.util.Deque;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How the elements of arrays are named in paths: by what tells them apart in a message, or by a number. */
final class ItemNames {
    private ItemNames() {}

    /**
     * Takes the names of an element off, and puts the member that is meant if none is named; throws {@link
     * IllegalArgumentException} for names that no element can have.
     */
    static Step.Item take(String array, Deque<String> names, SchemaNode item) {
        String first = names.element();
        return switch (array) {
            case "contact_informations" -> isPosition(first) ? position(names) : contact(names, item);
            case "addresses" -> isPosition(first) ? position(names) : address(names, item);
            case "custom_fields" -> isPosition(first) ? position(names) : customField(names);
            case "forms" -> form(names);
            default -> {
                if (!isPosition(first)) {
                    throw new IllegalArgumentException(
                            "say which element of " + array + " by its number: " + array + ".0." + first);
                }
                yield position(names);
            }
        };
    }

    private static boolean isPosition(String name) {
        return name.matches("\\d{1,3}");
    }

    private static Step.Item position(Deque<String> names) {
        String position = names.pop();
        requireMember(names, position);
        return new Step.Item(position, object());
    }

    private static Step.Item contact(Deque<String> names, SchemaNode item) {
        String type = names.pop();
        List<String> types = item.member("type").map(SchemaNode::choices).orElse(List.of());
        if (!types.contains(type)) {
            throw MemberPath.unknown(type, types);
        }
        ObjectNode constants = object().put("type", type);
        if (names.isEmpty() || (names.size() == 1 && item.members().contains(names.element()))) {
            orElse(names, "info");
            return new Step.Item(type, constants);
        }
        String label = names.pop();
        orElse(names, "info");
        return new Step.Item(type + "." + label, constants.put("label", label));
    }

    private static Step.Item address(Deque<String> names, SchemaNode item) {
        if (names.size() == 1 && item.members().contains(names.element())) {
            return new Step.Item("", object());
        }
        String name = names.pop();
        requireMember(names, name);
        return new Step.Item(name + ".", object().put("name", name));
    }

    private static Step.Item customField(Deque<String> names) {
        String key = names.pop();
        orElse(names, "value");
        return new Step.Item(key + ".", object().put("key", key));
    }

    private static Step.Item form(Deque<String> names) {
        String id = names.pop();
        if (!id.matches("[1-9]\\d{0,17}")) {
            throw new IllegalArgumentException("a form is named by its number, like forms.1.question");
        }
        requireMember(names, id);
        if (!names.element().equals("data") && !names.element().equals("delete")) {
            names.push("data");
        }
        return new Step.Item(id, object().put("id", Long.parseLong(id)));
    }

    private static void requireMember(Deque<String> names, String last) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("say which member of '" + last + "'");
        }
    }

    private static void orElse(Deque<String> names, String member) {
        if (names.isEmpty()) {
            names.push(member);
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
