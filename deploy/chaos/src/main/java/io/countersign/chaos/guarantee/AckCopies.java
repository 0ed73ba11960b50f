package io.countersign.chaos.guarantee;

import io.countersign.schema.ack.AckReader;
import io.countersign.schema.ack.UntrustedAckException;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PublicKey;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Sorts what lies on the topic of acks by message. */
final class AckCopies {
    private final AckReader reader;
    private final Map<String, SeenAck> byMessage = new HashMap<>();

    AckCopies(PublicKey community) {
        this.reader = new AckReader(community);
    }

    Map<String, SeenAck> byMessage() {
        return byMessage;
    }

    void committed(ConsumerRecord<byte[], byte[]> copy) {
        SeenAck ack = of(copy);
        ack.committedCopies++;
        if (ack.firstCommitted < 0) {
            ack.firstCommitted = copy.offset();
            ack.partition = copy.partition();
        }
    }

    void any(ConsumerRecord<byte[], byte[]> copy) {
        SeenAck ack = of(copy);
        // What was seen is not looked at again: equal bytes are signed equally.
        if (ack.digests.add(Collector.digest(copy))) {
            read(copy, ack);
        }
    }

    boolean anyDiffer() {
        return byMessage.values().stream().anyMatch(ack -> ack.digests.size() > 1);
    }

    /** Keeps the value for the report. */
    void keepIfDifferent(ConsumerRecord<byte[], byte[]> copy) {
        SeenAck ack = of(copy);
        if (ack.digests.size() > 1) {
            ack.values.add(Bytes.wrap(copy.value()).toUtf8());
        }
    }

    private SeenAck of(ConsumerRecord<byte[], byte[]> copy) {
        Header id = copy.headers().lastHeader("message_id");
        String messageId = id == null ? "" : Bytes.wrap(id.value()).toUtf8();
        return byMessage.computeIfAbsent(messageId, unused -> new SeenAck());
    }

    private void read(ConsumerRecord<byte[], byte[]> copy, SeenAck ack) {
        try {
            var payload = reader.read(Bytes.wrap(copy.value())).payload();
            ack.status = payload.result().status().text();
            ack.result = payload.result().text();
        } catch (UntrustedAckException e) {
            ack.untrusted = String.valueOf(e.getMessage());
        }
    }
}
