package io.countersign.consumer.histories;

import io.countersign.consumer.Outcome;
import io.countersign.consumer.inbox.Delivery;
import io.countersign.consumer.inbox.Partition;
import io.countersign.schema.ack.AckResult;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.helpers.MessageFormatter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A history that is told to the model and to the consumer; the first difference between the two ends it. */
final class Trial {
    /** What differs. */
    static final class Difference extends RuntimeException {
        private static final long serialVersionUID = 1;

        Difference(String what, Object expected, Object actual) {
            super(MessageFormatter.arrayFormat(
                            "{}\n  expected {}\n  actual   {}", new Object[] {what, expected, actual})
                    .getMessage());
        }
    }

    private static final Pattern ASKED = Pattern.compile("@([0-9]+)\\b(?!\\.)");
    private static final Pattern CREATED = Pattern.compile("\\b1000([0-9]{3})\\b");
    private static final String ASKING = "arkipel_messages:query";

    final Map<AckResult, Integer> results = new EnumMap<>(AckResult.class);
    private final Jdbi jdbi;
    private final Attempts attempts = new Attempts();
    private final Tenant tenant;
    private final Model model = new Model();
    private final Names names = new Names();
    private final List<List<Delivery>> log = new ArrayList<>();
    private final List<Delivery> batch = new ArrayList<>();
    private final Map<String, ObjectNode> expected = new HashMap<>();
    private final Map<String, String> payloads = new HashMap<>();
    private final Map<String, String> asking = new HashMap<>();
    private final List<String> ids = new ArrayList<>();
    private final List<Long> firstIds = new ArrayList<>();
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();

    Trial(Jdbi jdbi) {
        this.jdbi = jdbi;
        jdbi.setSqlLogger(attempts);
        this.tenant = new Tenant(jdbi);
        for (int i = 0; i < RandomHistory.PARTITIONS; i++) {
            log.add(new ArrayList<>());
        }
    }

    /** Throws {@link Difference}, or whatever the consumer throws. */
    void run(List<Event> history) {
        history.forEach(this::happens);
        apply();
        compareAll(
                "rows of",
                told(model.rows()),
                told(Rows.of(jdbi, tenant.account, model.rows().keySet())));
        Map<String, String> told = new TreeMap<>();
        outcomes.forEach((id, outcome) -> told.put(id, inLedger(id, outcome)));
        compareAll("ledger", told, Rows.ledger(jdbi, tenant.account));
    }

    private String inLedger(String id, Outcome outcome) {
        return ack(id, outcome) + (model.kept.isForgotten(id) ? Rows.FORGETFUL : "");
    }

    /** The ack of a message as the ledger has it. */
    private String ack(String id, Outcome outcome) {
        String ack = outcome.ackPayload().toUtf8();
        return model.kept.isForgotten(id) ? Json.canonical(Json.read(ack).without("resource")) : ack;
    }

    private void happens(Event event) {
        if (event instanceof Event.Said said) {
            say(said);
        } else if (event instanceof Event.Redelivered again) {
            redeliver(again);
        } else {
            apply();
        }
        if (event instanceof Event.Restarted) {
            restart();
        } else if (event instanceof Event.Defined defined) {
            tenant.define(Definitions.of(defined.version()));
            model.define(Definitions.of(defined.version()));
        }
    }

    private void say(Event.Said said) {
        String payload = withIds(withMessageId(names.known(said.payload())));
        List<Delivery> partition = log.get(said.partition());
        Delivery delivery =
                tenant.delivery(said.partition(), partition.size(), said.source(), names.translate(payload));
        partition.add(delivery);
        batch.add(delivery);
        String id = delivery.messageId().value();
        payloads.put(id, said.toString());
        ids.add(id);
        if (payload.contains(ASKING)) {
            asking.put(id, payload);
        }
        expected.put(id, model.tell(id, said.partition(), said.source(), payload));
        firstIds.add(model.firstId());
    }

    /** A query asks for the message that was told as the so-manieth, or for one that nobody told. */
    private String withMessageId(String payload) {
        return ASKED.matcher(payload).replaceAll(number -> {
            int asked = Integer.parseInt(number.group(1));
            return asked < ids.size() ? ids.get(asked) : "0".repeat(24);
        });
    }

    /** What a message names by id is what the so-manieth message may have created, see {@link RandomMessages}. */
    private String withIds(String payload) {
        return CREATED.matcher(payload).replaceAll(number -> {
            int message = Integer.parseInt(number.group(1));
            return message < firstIds.size() ? Long.toString(firstIds.get(message)) : number.group();
        });
    }

    private void redeliver(Event.Redelivered again) {
        List<Delivery> partition = log.get(again.partition());
        if (batch.stream().noneMatch(delivery -> delivery.at().partition() == again.partition())) {
            batch.addAll(partition.subList(Math.max(0, partition.size() - again.records()), partition.size()));
        }
    }

    private void restart() {
        Map<Partition, Long> next = tenant.restart();
        next.forEach((partition, offset) -> compare(
                "next offset of " + partition,
                (long) log.get(partition.number()).size(),
                offset));
    }

    private void apply() {
        attempts.forget();
        List<Outcome> applied = tenant.apply(batch);
        compare("attempts at a batch that is right", false, attempts.areMany());
        compare(
                "messages with an outcome",
                batch.stream().map(Delivery::messageId).toList(),
                applied.stream().map(outcome -> outcome.delivery().messageId()).toList());
        batch.clear();
        applied.stream().filter(outcome -> outcomes.containsKey(id(outcome))).forEach(this::checkAgain);
        model.kept.applied();
        applied.stream().filter(outcome -> !outcomes.containsKey(id(outcome))).forEach(this::check);
    }

    private void checkAgain(Outcome outcome) {
        String id = id(outcome);
        compare(
                "ack of a redelivery of " + payloads.get(id),
                ack(id, outcomes.get(id)),
                outcome.ackPayload().toUtf8());
    }

    private static String id(Outcome outcome) {
        return outcome.delivery().messageId().value();
    }

    private void check(Outcome outcome) {
        String id = id(outcome);
        outcomes.put(id, outcome);
        results.merge(outcome.result(), 1, Integer::sum);
        ObjectNode actual = Json.read(outcome.ackPayload().toUtf8());
        compare("message_id", id, actual.remove("message_id").stringValue());
        if (asking.containsKey(id)) {
            expected.put(id, model.asked(asking.get(id)));
            tellErrors(expected.get(id).path("resource"), actual.path("resource"));
        }
        ArrayNode errors = Json.NODES.arrayNode();
        actual.path("errors")
                .valueStream()
                .map(e -> e.path("code").stringValue() + " " + e.path("pointer").stringValue())
                .sorted()
                .distinct()
                .forEach(errors::add);
        JsonNode told = expected.get(id).path("errors");
        boolean shared =
                errors.valueStream().anyMatch(error -> told.valueStream().anyMatch(error::equals));
        // Whether a problem brings others with it is not laid down; one of them at least is told by both.
        actual.set("errors", shared ? told : errors);
        names.learn(expected.get(id), actual);
        compare(
                "ack of " + payloads.get(id),
                names.translate(Json.canonical(expected.get(id))),
                Json.canonical(actual));
    }

    /** The wording of errors is not laid down, but whoever asks for a message is told those of its ack. */
    private void tellErrors(JsonNode told, JsonNode actual) {
        Outcome asked = outcomes.get(told.path("message_id").stringValue(""));
        if (asked != null && actual instanceof ObjectNode answer) {
            JsonNode errors = Json.read(asked.ackPayload().toUtf8()).path("errors");
            ((ObjectNode) told).put("error", !errors.isEmpty()).set("errors", errors);
            answer.put("error", answer.path("error").isString());
        }
    }

    /** The rows with the names that acks told. */
    private Map<String, List<String>> told(Map<String, List<String>> rows) {
        Map<String, List<String>> told = new TreeMap<>();
        rows.forEach((table, all) -> told.put(
                table,
                all.stream()
                        .map(row -> names.withoutUntold(names.translate(row)))
                        .sorted()
                        .toList()));
        return told;
    }

    private static void compareAll(String what, Map<String, ?> expected, Map<String, ?> actual) {
        expected.forEach((key, value) -> compare(what + " " + key, value, actual.get(key)));
        compare(what, expected.keySet(), actual.keySet());
    }

    private static void compare(String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new Difference(what, expected, actual);
        }
    }
}
