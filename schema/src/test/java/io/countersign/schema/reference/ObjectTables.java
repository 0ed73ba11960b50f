package io.countersign.schema.reference;

import io.countersign.schema.message.MessageTypes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Tables of the members of objects; remembers the objects that they lead to, so that each gets a table too. */
final class ObjectTables {
    private static final List<String> COLUMNS =
            List.of("member", "type", "needed", "default", "values and limits", "description");

    private final Map<String, SchemaPart> nested = new LinkedHashMap<>();
    private final Titles titles = new Titles();
    private final Set<String> leftOut;

    /** Leaves members of these names out of the tables of messages. */
    ObjectTables(Set<String> leftOut) {
        this.leftOut = leftOut;
    }

    void message(Markdown page, SchemaPart root) {
        table(page, root.followed(), leftOut);
    }

    void object(Markdown page, SchemaPart part) {
        table(page, part, Set.of());
    }

    /** Tables of all objects that were led to, and of those that these lead to. */
    void nested(Markdown page) {
        Set<String> written = new HashSet<>();
        while (written.size() < nested.size()) {
            for (Map.Entry<String, SchemaPart> entry : List.copyOf(nested.entrySet())) {
                if (written.add(entry.getKey())) {
                    SchemaPart part = entry.getValue();
                    page.heading(3, entry.getKey());
                    page.paragraph(part.followed().node().path("description").asString(""));
                    narrowedOrWhole(page, part);
                }
            }
        }
    }

    private void narrowedOrWhole(Markdown page, SchemaPart part) {
        List<String> without = new ArrayList<>();
        String whole = part.refers() ? titles.known(part.target()) : null;
        if (whole != null && onlyForbids(part.node(), "", without)) {
            String names = without.stream().map(Markdown::code).collect(Collectors.joining(", "));
            page.paragraph(
                    "All members of " + Markdown.link(whole) + (names.isEmpty() ? "." : ", but not " + names + "."));
        } else {
            object(page, part.followed());
        }
    }

    private static boolean onlyForbids(JsonNode schema, String place, List<String> forbidden) {
        for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
            switch (keyword.getKey()) {
                case "description", "$ref" -> {}
                case "properties" -> {
                    for (Map.Entry<String, JsonNode> member : keyword.getValue().properties()) {
                        String name = place + member.getKey();
                        if (member.getValue().isBoolean()) {
                            forbidden.add(name);
                        } else if (!onlyForbids(member.getValue(), name + ".", forbidden)) {
                            return false;
                        }
                    }
                }
                default -> {
                    return false;
                }
            }
        }
        return true;
    }

    private void table(Markdown page, SchemaPart object, Set<String> without) {
        List<List<String>> rows = new ArrayList<>();
        SchemaPart properties = object.at("properties");
        for (String name : properties.node().propertyNames()) {
            SchemaPart member = properties.at(name).followed();
            if (!member.node().isBoolean() && !without.contains(name)) {
                Cells cells = new Cells(member.node());
                rows.add(List.of(
                        Markdown.code(name),
                        type(member, name),
                        needed(object.node(), name),
                        cells.whenLeftOut(),
                        cells.limits(),
                        cells.description()));
            }
        }
        page.table(COLUMNS, rows);
    }

    private String type(SchemaPart member, String name) {
        JsonNode type = member.node().path("type");
        List<String> names = type.isArray()
                ? type.valueStream().map(JsonNode::asString).toList()
                : type.isString() ? List.of(type.stringValue()) : List.of("any");
        return names.stream().map(one -> type(one, member, name)).collect(Collectors.joining(" or "));
    }

    private String type(String type, SchemaPart member, String name) {
        if (type.equals("object") && !member.node().path("properties").isEmpty()) {
            return linked(member, name);
        }
        if (type.equals("array") && member.node().has("items")) {
            SchemaPart items = member.at("items");
            return "array of " + type(items.refers() ? items : items.followed(), name, items.followed());
        }
        return type;
    }

    private String type(SchemaPart item, String name, SchemaPart followed) {
        return followed.node().path("properties").isEmpty() ? type(followed, name) : linked(item, name);
    }

    private String linked(SchemaPart part, String name) {
        SchemaPart object = part.refers() && part.node().size() == 1 ? part.target() : part;
        String title = titles.of(object, name);
        if (MessageTypes.named(title).isEmpty()) {
            nested.putIfAbsent(title, object);
        }
        return Markdown.link(title);
    }

    private static String needed(JsonNode object, String name) {
        if (lists(object.path("required"), name)) {
            return "yes";
        }
        return lists(object.at("/then/required"), name) ? "depends" : "no";
    }

    private static boolean lists(JsonNode names, String name) {
        return names.valueStream().anyMatch(one -> one.asString().equals(name));
    }
}
