package io.countersign.consumer.console;

import io.countersign.consumer.acks.DeadLetter;
import io.countersign.schema.ack.MessageId;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Lists dead letters, and sends one again. */
final class DeadCalls {
    private static final Pattern BOUNDS = Pattern.compile("\\d{1,9}:\\d{1,18}(\\.\\d{1,9}:\\d{1,18})*");

    private final DeadTail tail;
    private final Replay replay;
    private final Turnstile kafka;

    DeadCalls(DeadTail tail, Replay replay, Turnstile kafka) {
        this.tail = tail;
        this.replay = replay;
        this.kafka = kafka;
    }

    /** A page of letters, and what to ask for the next one with; null where there are no older ones. */
    JsonNode list(Context context) {
        Map<Integer, Long> bounds = bounds(new Parameters(context).text("before"));
        DeadTail.Page page = kafka.ask(() -> tail.before(bounds));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode letters = json.putArray("letters");
        page.lines().forEach(line -> letters.add(json(line)));
        return json.put("next", page.older().isEmpty() ? null : text(page.older()));
    }

    private static ObjectNode json(DeadTail.Line line) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("partition", line.partition())
                .put("offset", line.offset())
                .put("message_id", line.messageId().value())
                .put("time", line.time().toString())
                .put("status", line.status())
                .put("result", line.result())
                .put("reason", line.reason())
                .put("source", line.source())
                .put("topic", line.from())
                .put("bytes", line.bytes())
                .put("left_out", line.leftOut());
    }

    private static Map<Integer, Long> bounds(@Nullable String text) {
        Map<Integer, Long> bounds = new TreeMap<>();
        if (text == null) {
            return bounds;
        }
        if (!BOUNDS.matcher(text).matches()) {
            throw Parameters.bad("before is what the page before gave as next");
        }
        for (String bound : text.split("\\.", -1)) {
            int colon = bound.indexOf(':');
            bounds.put(Integer.parseInt(bound.substring(0, colon)), Long.parseLong(bound.substring(colon + 1)));
        }
        return bounds;
    }

    private static String text(Map<Integer, Long> bounds) {
        return bounds.entrySet().stream()
                .map(bound -> bound.getKey() + ":" + bound.getValue())
                .collect(Collectors.joining("."));
    }

    /** Sends the letter at a place again, if it is still the one that the page shows there. */
    JsonNode replay(Context context) {
        JsonNode asked = new Parameters(context).body();
        MessageId id = Parameters.id(asked.path("message_id").asString(""));
        int partition = asked.path("partition").asInt(-1);
        long offset = asked.path("offset").asLong(-1);
        MessageId sent = kafka.ask(() -> replay.replay(letter(id, partition, offset)));
        return JsonNodeFactory.instance.objectNode().put("message_id", sent.value());
    }

    private DeadLetter letter(MessageId id, int partition, long offset) {
        return tail.at(partition, offset)
                .filter(letter -> letter.messageId().equals(id))
                .orElseThrow(() -> new RefusedException(
                        HttpStatus.NOT_FOUND, "the dead letter is no longer there: retention has removed it"));
    }
}
