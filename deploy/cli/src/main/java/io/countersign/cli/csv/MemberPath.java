package io.countersign.cli.csv;

import io.countersign.cli.settings.Nearest;
import io.countersign.schema.json.Pointers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The place of a value in a message, as people write it: {@code first_name}, {@code household.import_id},
 * {@code contact_informations.Email}, {@code addresses.Home.city}, {@code traits.plan}, {@code custom_fields.shirt_size},
 * {@code contact_assignments.0.assigned_to.import_id}.
 *
 * @param schema what may be there
 */
record MemberPath(String text, List<Step> steps, SchemaNode schema) {
    /** Reads a path; throws {@link IllegalArgumentException} for one that the type does not have. */
    static MemberPath parse(String text, SchemaNode message) {
        Deque<String> names = new ArrayDeque<>(Arrays.asList(text.split("\\.", -1)));
        List<Step> steps = new ArrayList<>();
        SchemaNode at = message;
        try {
            while (!names.isEmpty()) {
                String name = names.pop();
                at = member(name, at);
                steps.add(new Step.Member(name));
                if (!names.isEmpty() && at.items().isPresent()) {
                    at = at.items().get();
                    steps.add(ItemNames.take(name, names, at));
                }
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "': " + e.getMessage(), e);
        }
        return new MemberPath(text, List.copyOf(steps), at);
    }

    private static SchemaNode member(String name, SchemaNode at) {
        if (at.isOpen() && !name.isEmpty()) {
            return new SchemaNode(at.document(), JsonNodeFactory.instance.objectNode());
        }
        return at.member(name).orElseThrow(() -> unknown(name, at.members()));
    }

    /** The complaint about a name that is none of these. */
    static IllegalArgumentException unknown(String name, List<String> known) {
        return new IllegalArgumentException(
                known.isEmpty()
                        ? "nothing lies below; '" + name + "' is too much"
                        : "'" + name + "' is none of: " + String.join(", ", known) + "; the nearest is '"
                                + Nearest.to(name, known) + "'");
    }

    /** How many steps lead to the first object or element that is not the message itself; 0 where none does. */
    int container() {
        if (steps.size() < 2) {
            return 0;
        }
        return steps.get(1) instanceof Step.Item ? 2 : 1;
    }

    /** Whether the values of this path and of another lie in one object or element. */
    boolean sharesContainerWith(MemberPath other) {
        int depth = container();
        return depth == other.container() && steps.subList(0, depth).equals(other.steps.subList(0, depth));
    }

    /** The JSON Pointer, which is the same in all messages; empty for a place in an element of an array. */
    Optional<String> pointer() {
        String pointer = "";
        for (Step step : steps) {
            if (!(step instanceof Step.Member member)) {
                return Optional.empty();
            }
            pointer = Pointers.member(pointer, member.name());
        }
        return Optional.of(pointer);
    }
}
