package io.countersign.schema.message;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Sorts JSON Pointers by where they point in a document; what does not exist there comes last in its object. */
final class DocumentOrder {
    private static final class Branch {
        private final Map<String, Branch> next = new LinkedHashMap<>();
        private @Nullable String pointer;
    }

    private final Branch root = new Branch();

    DocumentOrder(Collection<String> pointers) {
        for (String pointer : pointers) {
            Branch branch = root;
            for (int from = 0; from < pointer.length(); ) {
                int end = pointer.indexOf('/', from + 1);
                int to = end < 0 ? pointer.length() : end;
                branch = branch.next.computeIfAbsent(name(pointer.substring(from + 1, to)), n -> new Branch());
                from = to;
            }
            branch.pointer = pointer;
        }
    }

    /** All pointers, sorted. */
    List<String> of(JsonNode document) {
        List<String> sorted = new ArrayList<>();
        collect(root, document, sorted);
        return sorted;
    }

    private static void collect(Branch branch, @Nullable JsonNode node, List<String> sorted) {
        if (branch.pointer != null) {
            sorted.add(branch.pointer);
        }
        if (branch.next.isEmpty()) {
            return;
        }
        if (node != null && node.isObject()) {
            node.forEachEntry((name, value) -> visit(branch.next.remove(name), value, sorted));
        } else if (node != null && node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                visit(branch.next.remove(Integer.toString(i)), node.get(i), sorted);
            }
        }
        branch.next.values().forEach(rest -> collect(rest, null, sorted));
    }

    private static void visit(@Nullable Branch branch, JsonNode node, List<String> sorted) {
        if (branch != null) {
            collect(branch, node, sorted);
        }
    }

    private static String name(String segment) {
        return segment.replace("~1", "/").replace("~0", "~");
    }
}
