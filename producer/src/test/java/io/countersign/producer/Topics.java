package io.countersign.producer;

import io.countersign.schema.ack.AckResult;
import io.countersign.schema.ack.MessageId;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PrivateKey;
import io.countersign.schema.key.PublicKey;
import io.countersign.servers.TestServers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** A request topic and an acks topic of a test, with the community's way to write acks. */
final class Topics implements AutoCloseable {
    static final PrivateKey SENDER = PrivateKey.fromHex("a1b2c3d4e5f678901234567890abcdef" + "0".repeat(32));

    final Map<String, Object> kafka =
            Map.of("bootstrap.servers", TestServers.kafka().bootstrapServers());
    final String requests;
    final String acks;
    private final KafkaProducer<String, byte[]> producer;

    Topics(int partitions) {
        String name = "t" + UUID.randomUUID();
        requests = name + ".requests";
        acks = name + ".acks";
        TestServers.kafka().createTopic(requests, partitions, Map.of());
        TestServers.kafka().createTopic(acks, partitions, Map.of());
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.get("bootstrap.servers"), "transactional.id", name),
                new StringSerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
    }

    UpsertClient client() {
        return client(Community.KEY.publicKey());
    }

    UpsertClient client(@Nullable PublicKey community) {
        return new UpsertClient(new UpsertClientConfig(kafka, requests, acks, SENDER, community));
    }

    /** Writes records to the acks topic in one transaction and commits it. */
    void commit(ProducerRecord<String, byte[]> record) {
        commit(List.of(record));
    }

    void commit(List<ProducerRecord<String, byte[]>> records) {
        producer.beginTransaction();
        write(records);
        producer.commitTransaction();
    }

    /** Writes records to the acks topic in one transaction and aborts it. */
    void abort(ProducerRecord<String, byte[]> record) {
        producer.beginTransaction();
        write(List.of(record));
        producer.flush();
        producer.abortTransaction();
    }

    private void write(List<ProducerRecord<String, byte[]>> records) {
        for (ProducerRecord<String, byte[]> record : records) {
            var unused = producer.send(record);
        }
    }

    ProducerRecord<String, byte[]> ack(MessageId id, AckResult result) {
        return ack(id, Community.ack(id, result));
    }

    ProducerRecord<String, byte[]> ack(MessageId id, Bytes value) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(acks, "key of " + id, value.toArray());
        record.headers().add("message_id", id.value().getBytes(StandardCharsets.US_ASCII));
        return record;
    }

    /** All records that the request topic has now. */
    List<ConsumerRecord<String, byte[]>> requests() {
        List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
        try (TopicRecords records = TopicRecords.open(kafka, requests, Start.BEGINNING)) {
            while (!records.caughtUp()) {
                records.poll(Duration.ofMillis(200)).forEach(all::add);
            }
        }
        return all;
    }

    void addAcksPartitions(int total) {
        try (Admin admin = Admin.create(kafka)) {
            admin.createPartitions(Map.of(acks, NewPartitions.increaseTo(total)))
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
