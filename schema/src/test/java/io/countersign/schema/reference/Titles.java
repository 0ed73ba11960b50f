package io.countersign.schema.reference;

import io.countersign.schema.message.MessageType;
import io.countersign.schema.message.MessageTypes;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The headings of the objects in the schema files; no two objects have the same. */
final class Titles {
    private static final String DEFINITIONS = "/$defs/";

    private final Map<String, String> titles = new HashMap<>();

    Titles() {
        for (MessageType type : MessageTypes.all()) {
            SchemaPart root = root(type);
            titles.put(root.place(), type.name());
            if (root.refers()) {
                titles.put(root.target().place(), type.name());
            }
        }
    }

    static SchemaPart root(MessageType type) {
        String folder = type.getClass().getPackageName();
        return SchemaPart.of(folder.substring(folder.lastIndexOf('.') + 1) + "/" + type.schema(), "");
    }

    /** The heading of an object that has one already. */
    @Nullable
    String known(SchemaPart object) {
        return titles.get(object.place());
    }

    /** The heading of an object that is the value of a member of that name. */
    String of(SchemaPart object, String member) {
        String known = known(object);
        if (known != null) {
            return known;
        }
        String title = free(title(object, member));
        titles.put(object.place(), title);
        return title;
    }

    private static String title(SchemaPart object, String member) {
        String owner = owner(object.file());
        String definition =
                object.pointer().startsWith(DEFINITIONS) ? object.pointer().substring(DEFINITIONS.length()) : "";
        String name = definition.isEmpty() || definition.contains("/") ? member : definition;
        return owner.isEmpty() ? name : owner + ", " + name;
    }

    /** What the objects of a file belong to; nothing for those that all messages share. */
    private static String owner(String file) {
        return MessageTypes.all().stream()
                .filter(type -> root(type).file().equals(file))
                .map(MessageType::name)
                .findFirst()
                .orElseGet(() -> file.startsWith("shared.") ? "" : file.substring(0, file.indexOf('-')));
    }

    private String free(String title) {
        String candidate = title;
        for (int i = 2; titles.containsValue(candidate); i++) {
            candidate = title + " " + i;
        }
        return candidate;
    }
}
