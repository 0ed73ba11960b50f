package io.countersign.consumer.histories;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes a history that fails shorter for as long as it goes on failing: first by events, then by members of messages. */
final class Shrinking {
    private static final int MOST_TRIALS = 2_000;

    private final Predicate<List<Event>> fails;
    private int trials;

    private Shrinking(Predicate<List<Event>> fails) {
        this.fails = fails;
    }

    static List<Event> shrink(List<Event> history, Predicate<List<Event>> fails) {
        Shrinking shrinking = new Shrinking(fails);
        return shrinking.events(shrinking.members(shrinking.events(history)));
    }

    private boolean stillFails(List<Event> history) {
        return ++trials <= MOST_TRIALS && fails.test(history);
    }

    private List<Event> events(List<Event> history) {
        List<Event> shortest = history;
        for (int size = Math.max(1, history.size() / 2); size > 0; size /= 2) {
            for (int from = shortest.size() - size; from >= 0; from--) {
                List<Event> shorter = new ArrayList<>(shortest);
                shorter.subList(from, from + size).clear();
                if (stillFails(shorter)) {
                    shortest = shorter;
                    from = Math.min(from, shortest.size() - size + 1);
                }
            }
        }
        return shortest;
    }

    private List<Event> members(List<Event> history) {
        List<Event> simplest = new ArrayList<>(history);
        for (int i = 0; i < simplest.size(); i++) {
            if (simplest.get(i) instanceof Event.Said) {
                simplify(simplest, i);
            }
        }
        return simplest;
    }

    private void simplify(List<Event> history, int index) {
        for (boolean found = true; found; ) {
            found = false;
            Event.Said said = (Event.Said) history.get(index);
            for (JsonNode simpler : simpler(Json.read(said.payload()))) {
                Event shorter = new Event.Said(said.partition(), said.source(), Json.canonical(simpler));
                history.set(index, shorter);
                if (stillFails(history)) {
                    found = true;
                    break;
                }
                history.set(index, said);
            }
        }
    }

    /** The same with one member or item less. */
    private static List<JsonNode> simpler(JsonNode node) {
        List<JsonNode> simpler = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            for (String name : new ArrayList<>(object.propertyNames())) {
                if (!name.equals("type")) {
                    simpler.add(object.deepCopy().without(name));
                }
                for (JsonNode value : simpler(object.get(name))) {
                    simpler.add(object.deepCopy().set(name, value));
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                ArrayNode less = array.deepCopy();
                less.remove(i);
                simpler.add(less);
                for (JsonNode value : simpler(array.get(i))) {
                    ArrayNode other = array.deepCopy();
                    other.set(i, value);
                    simpler.add(other);
                }
            }
        }
        return simpler;
    }
}
