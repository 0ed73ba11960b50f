package io.countersign.consumer.histories;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers to what the account asks by its custom fields and forms. */
final class Answering {
    private final Definitions definitions;
    private final List<String> problems;

    Answering(Definitions definitions, List<String> problems) {
        this.definitions = definitions;
        this.problems = problems;
    }

    /** A person's custom fields, of which a new one needs those that are mandatory. */
    void fields(String at, Holding person, JsonNode said, boolean isNew) {
        Set<Long> named = new HashSet<>();
        for (int i = 0; i < said.size(); i++) {
            String pointer = at + "/custom_fields/" + i;
            Definitions.Question field = field(pointer, said.get(i));
            if (field != null && !named.add(field.id())) {
                problems.add("duplicate_item " + pointer);
            } else if (field != null) {
                field(pointer, person, field, said.get(i));
            }
        }
        if (isNew
                && definitions.fields().stream()
                        .anyMatch(field -> field.mandatory() && !field.archived() && !named.contains(field.id()))) {
            problems.add("required " + at + "/custom_fields");
        }
    }

    private Definitions.Question field(String at, JsonNode item) {
        String key = Wording.content(item, "key");
        Long id = Writing.id(item);
        List<Definitions.Question> found = definitions.fields().stream()
                .filter(field -> field.key().equals(key) || (id != null && field.id() == id))
                .toList();
        if (found.isEmpty()) {
            problems.add("unknown_field " + at + (key == null ? "/id" : "/key"));
        } else if (found.size() > 1) {
            problems.add("identity_conflict " + at);
        } else if (key != null && !found.get(0).key().equals(key)) {
            problems.add("unknown_field " + at + "/key");
        } else if (id != null && found.get(0).id() != id) {
            problems.add("unknown_field " + at + "/id");
        } else {
            return found.get(0);
        }
        return null;
    }

    private void field(String at, Holding person, Definitions.Question field, JsonNode item) {
        JsonNode value = Cleaned.of(item.path("value"));
        boolean clears = item.path("delete").booleanValue(false)
                || value.isNull()
                || (value.isString() && value.stringValue().isBlank())
                || (value.isArray() && value.isEmpty());
        if (clears && field.mandatory() && !field.archived()) {
            problems.add("required " + at + "/value");
        } else if (clears) {
            person.fields.remove(field.id());
        } else if (field.archived()) {
            problems.add("unknown_field " + at + (Wording.content(item, "key") == null ? "/id" : "/key"));
        } else {
            person.fields.put(field.id(), checked(at + "/value", field, value));
        }
    }

    /** Answers to a form, each put over the one that is stored. */
    void form(String at, Holding record, JsonNode form) {
        long id = form.path("id").longValue();
        if (form.path("delete").booleanValue(false)) {
            record.forms.remove(id);
            return;
        }
        ObjectNode data = ((ObjectNode) form.path("data")).deepCopy();
        if (!definitions.forms().isEmpty()) {
            definitions.forms().stream()
                    .filter(defined -> defined.id() == id)
                    .findFirst()
                    .ifPresentOrElse(
                            defined -> form(at, record, defined, data), () -> problems.add("not_found " + at + "/id"));
        }
        JsonNode stored = record.forms.getOrDefault(id, Json.NODES.objectNode());
        record.forms.put(id, Attributes.merged(stored, data));
    }

    private void form(String at, Holding record, Definitions.Form form, ObjectNode data) {
        if (!form.kinds().contains(record.ref.kind())) {
            problems.add("conflict " + at + "/id");
        }
        for (String key : List.copyOf(data.propertyNames())) {
            if (form.inputs().stream().noneMatch(input -> input.key().equals(key))
                    && !data.get(key).isNull()) {
                problems.add("unknown_field " + at + "/data/" + key);
            }
        }
        for (Definitions.Question input : form.inputs()) {
            String pointer = at + "/data/" + input.key();
            JsonNode answer = data.path(input.key());
            boolean missing = answer.isNull() || (answer.isMissingNode() && !record.forms.containsKey(form.id()));
            if (input.mandatory() && missing) {
                problems.add("required " + pointer);
            } else if (!answer.isNull() && !answer.isMissingNode()) {
                data.set(input.key(), checked(pointer, input, answer));
            }
        }
    }

    /** The value as it is stored: several choices in the order of the definition. */
    private JsonNode checked(String at, Definitions.Question question, JsonNode value) {
        boolean fits = switch (question.type()) {
            case "number" -> value.isNumber();
            case "multi_choice" -> value.isArray();
            default -> value.isString();
        };
        if (!fits) {
            problems.add("wrong_type " + at);
            return value;
        }
        return switch (question.type()) {
            case "choice" -> choice(at, question, value);
            case "multi_choice" -> choices(at, question, value);
            case "date" -> day(at, value);
            default -> value;
        };
    }

    private JsonNode day(String at, JsonNode value) {
        if (!value.stringValue().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            problems.add("wrong_format " + at);
        }
        return value;
    }

    private JsonNode choice(String at, Definitions.Question question, JsonNode value) {
        if (!question.choices().contains(value.stringValue())) {
            problems.add("not_in_enum " + at);
        }
        return value;
    }

    private ArrayNode choices(String at, Definitions.Question question, JsonNode values) {
        Set<String> chosen = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            if (!chosen.add(choice(at + "/" + i, question, values.get(i)).stringValue())) {
                problems.add("duplicate_item " + at + "/" + i);
            }
        }
        ArrayNode inOrder = Json.NODES.arrayNode();
        question.choices().stream().filter(chosen::contains).forEach(inOrder::add);
        return inOrder;
    }
}
