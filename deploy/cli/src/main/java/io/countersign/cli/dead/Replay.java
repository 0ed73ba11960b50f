package io.countersign.cli.dead;

import io.countersign.cli.settings.Settings;
import io.countersign.cli.wiring.CommunityKeys;
import io.countersign.cli.wiring.KafkaClients;
import io.countersign.consumer.acks.DeadLetter;
import io.countersign.producer.AckLog;
import io.countersign.producer.AckLogEntry;
import io.countersign.producer.Start;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.MessageId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends records again as they were, and reads what becomes of them. */
final class Replay implements AutoCloseable {
    private static final Duration WAIT = Duration.ofMillis(200);
    private static final int BLOCKED_AT_MOST_MILLIS = 10_000;

    private final KafkaProducer<byte[], byte[]> producer;
    private final AckLog acks;
    private final Duration patience;

    /** What became of a record; no ack where none came in time. */
    record Replayed(
            MessageId oldId, MessageId newId, @Nullable AckPayload ack) {}

    /** Connects, and sees every later ack; throws {@code KafkaException} where that is not possible. */
    Replay(Settings settings, Duration patience) {
        Map<String, Object> kafka = KafkaClients.impatient(settings.kafka());
        this.acks =
                AckLog.open(kafka, settings.topics().acks(), CommunityKeys.publicKey(settings.community()), Start.END);
        kafka.put(ProducerConfig.ACKS_CONFIG, "all");
        kafka.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        kafka.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCKED_AT_MOST_MILLIS);
        this.producer = new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer());
        this.patience = patience;
    }

    /** Sends letters that have their values, in this order, and waits for their acks. */
    List<Replayed> replay(List<DeadLetter> letters) {
        Map<MessageId, DeadLetter> waiting = new LinkedHashMap<>();
        List<Future<RecordMetadata>> sent =
                letters.stream().map(letter -> producer.send(letter.again())).toList();
        for (int i = 0; i < sent.size(); i++) {
            waiting.put(id(sent.get(i)), letters.get(i));
        }
        Map<MessageId, AckPayload> found = read(waiting);
        List<Replayed> all = new ArrayList<>();
        waiting.forEach((id, letter) -> all.add(new Replayed(letter.messageId(), id, found.get(id))));
        return all;
    }

    private static MessageId id(Future<RecordMetadata> sent) {
        try {
            RecordMetadata place = sent.get();
            return MessageId.of(place.topic(), place.partition(), place.offset(), place.timestamp());
        } catch (ExecutionException e) {
            throw new KafkaException("not taken by the broker: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }

    private Map<MessageId, AckPayload> read(Map<MessageId, DeadLetter> waiting) {
        Map<MessageId, AckPayload> found = new LinkedHashMap<>();
        long last = System.nanoTime();
        while (found.size() < waiting.size() && System.nanoTime() - last < patience.toNanos()) {
            for (AckLogEntry entry : acks.poll(WAIT)) {
                if (entry instanceof AckLogEntry.Verified verified
                        && waiting.containsKey(verified.ack().payload().messageId())) {
                    found.put(
                            verified.ack().payload().messageId(), verified.ack().payload());
                    last = System.nanoTime();
                }
            }
        }
        return found;
    }

    @Override
    public void close() {
        try (acks) {
            producer.close();
        }
    }
}
