package io.countersign.consumer;

import io.countersign.consumer.acks.AckOptions;
import io.countersign.consumer.console.ConsoleOptions;
import io.countersign.consumer.inbox.InboxOptions;
import io.countersign.consumer.sources.SourceDefinition;
import io.countersign.consumer.sources.SourceRegistry;
import io.countersign.consumer.store.Database;
import io.countersign.schema.ack.Ack;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.AckReader;
import io.countersign.schema.ack.MessageId;
import io.countersign.schema.ack.Site;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.json.CanonicalJson;
import io.countersign.schema.json.JsonLimits;
import io.countersign.schema.key.PrivateKey;
import io.countersign.servers.DatabaseLogin;
import io.countersign.servers.KafkaServer;
import io.countersign.servers.TestServers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A community for tests: topics and a database of its own on the shared servers, one source, and its consumers. */
public final class Community implements AutoCloseable {
    public final String name = "t" + UUID.randomUUID().toString().substring(0, 8);
    public final String requests = name + ".upserts";
    public final String acks = name + ".acks";
    public final String dead = name + ".dead";
    public final String replies = name + ".replies";
    public final PrivateKey key = PrivateKey.fromSeed(Bytes.utf8("community-" + name));
    public final PrivateKey sender = PrivateKey.fromSeed(Bytes.utf8("sender-" + name));
    public final KafkaServer kafka = TestServers.kafka();
    public final DatabaseLogin login = TestServers.freshDatabase();
    public final Database database = new Database(databaseOptions());
    public final SourceRegistry sources = new SourceRegistry(database.jdbi());
    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers(), "max.request.size", 8_000_000, "linger.ms", 0),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    private final List<ConsumerService> services = new ArrayList<>();
    private final Map<String, List<ConsumerRecord<byte[], byte[]>>> acknowledged = new ConcurrentHashMap<>();
    private final KafkaConsumer<byte[], byte[]> ackReader = reader();

    private final StandstillProbe probe;

    public Community() {
        this(1);
    }

    public Community(int partitions) {
        kafka.createTopic(requests, partitions, Map.of("max.message.bytes", "8000000"));
        kafka.createTopic(acks, 1, Map.of());
        kafka.createTopic(dead, 1, Map.of("max.message.bytes", "8000000"));
        kafka.createTopic(replies, 2, Map.of());
        database.migrate();
        sources.add(SourceDefinition.simple("crm", "acme", sender.publicKey()));
        ackReader.assign(List.of(new TopicPartition(acks, 0)));
        probe = new StandstillProbe(
                database.jdbi(), Map.of("bootstrap.servers", kafka.bootstrapServers()), requests, partitions);
        ackReader.seekToBeginning(ackReader.assignment());
    }

    private DatabaseOptions databaseOptions() {
        return new DatabaseOptions(login.jdbcUrl(), login.user(), login.password(), 4);
    }

    public ProcessorOptions options(String groupProtocol) {
        Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrapServers());
        return new ProcessorOptions(
                new InboxOptions(client, Set.of(requests), null, name, groupProtocol, 500),
                new AckOptions(client, name, acks, dead, Set.of(replies)),
                databaseOptions(),
                key,
                new Site("https", "people.example.org"),
                1024 * 1024,
                JsonLimits.defaults(),
                "CA",
                true,
                Duration.ofDays(90),
                Duration.ofSeconds(10),
                ConsoleOptions.readOnly("127.0.0.1", 0));
    }

    public ConsumerService start() {
        return start(options("consumer"));
    }

    public ConsumerService start(ProcessorOptions options) {
        probe.restart();
        ConsumerService service = ConsumerService.start(options);
        services.add(service);
        return service;
    }

    /** Sends a payload signed by the community's one source, in its canonical form. */
    public MessageId send(String payload) {
        return send(payload, sender);
    }

    public MessageId send(String payload, PrivateKey by) {
        return sendRaw(envelope(canonical(payload), by), null);
    }

    public static Bytes canonical(String payload) {
        return CanonicalJson.of(JsonMapper.shared().readTree(payload));
    }

    public static Bytes envelope(Bytes payload, PrivateKey by) {
        return Bytes.utf8("{\"payload\":" + payload.toUtf8() + ",\"signature\":\""
                + by.sign(payload).hex() + "\",\"source_public_key\":\""
                + by.publicKey().encoded() + "\"}");
    }

    public MessageId sendRaw(@Nullable Bytes value, @Nullable String key, Header... headers) {
        ProducerRecord<byte[], byte[]> kafkaRecord = new ProducerRecord<>(
                requests, key == null ? null : Bytes.utf8(key).toArray(), value == null ? null : value.toArray());
        for (Header header : headers) {
            kafkaRecord.headers().add(header);
        }
        return send(kafkaRecord);
    }

    /** Sends a record as it is; returns once the broker has it. */
    public MessageId send(ProducerRecord<byte[], byte[]> kafkaRecord) {
        try {
            RecordMetadata at = producer.send(kafkaRecord).get();
            return MessageId.of(at.topic(), at.partition(), at.offset(), at.timestamp());
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The verified ack of a message; waits for it. */
    public AckPayload ack(MessageId id) {
        return read(ackRecord(id)).payload();
    }

    public Ack read(ConsumerRecord<byte[], byte[]> ack) {
        return new AckReader(key.publicKey()).read(Bytes.wrap(ack.value()));
    }

    public ConsumerRecord<byte[], byte[]> ackRecord(MessageId id) {
        Awaitility.await("ack of " + id.value())
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofSeconds(60))
                .until(() -> acknowledged.containsKey(id.value()) || pollAcks().containsKey(id.value()));
        return acknowledged.get(id.value()).get(0);
    }

    /** All copies of all acks that a read_committed reader has seen so far, by message_id. */
    public Map<String, List<ConsumerRecord<byte[], byte[]>>> pollAcks() {
        for (ConsumerRecord<byte[], byte[]> ack : ackReader.poll(Duration.ofMillis(50))) {
            String id = new String(ack.headers().lastHeader("message_id").value(), StandardCharsets.UTF_8);
            acknowledged.computeIfAbsent(id, i -> new ArrayList<>()).add(ack);
        }
        return acknowledged;
    }

    public List<ConsumerRecord<byte[], byte[]>> readAll(String topic, int partitions) {
        try (KafkaConsumer<byte[], byte[]> reader = reader()) {
            List<TopicPartition> all = new ArrayList<>();
            for (int i = 0; i < partitions; i++) {
                all.add(new TopicPartition(topic, i));
            }
            reader.assign(all);
            reader.seekToBeginning(all);
            Map<TopicPartition, Long> ends = reader.endOffsets(all);
            List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
            while (all.stream().anyMatch(p -> reader.position(p) < ends.get(p))) {
                reader.poll(Duration.ofMillis(100)).forEach(found::add);
            }
            return found;
        }
    }

    private KafkaConsumer<byte[], byte[]> reader() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    public long count(String sql) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    public List<Map<String, Object>> rows(String sql) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(sql).mapToMap().list());
    }

    @Override
    public void close() {
        services.forEach(ConsumerService::close);
        producer.close();
        ackReader.close();
        try (database) {
            probe.close();
        }
    }
}
