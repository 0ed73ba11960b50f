package io.countersign.chaos.load;

import io.countersign.chaos.scene.Keys;
import io.countersign.chaos.scene.Topics;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.ack.MessageId;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends messages drawn from a seed, in bursts, whatever the broker does meanwhile, and knows what each must become. */
public final class Load implements AutoCloseable {
    private static final int TICK_MILLIS = 50;
    private static final int BURST_TICKS = 20;
    private static final int LARGEST_REQUEST = 2 * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final KafkaProducer<byte[], byte[]> producer;
    private final Random random;
    private final Model model = new Model();
    private final Statements statements;
    private final Wrongs wrongs;
    private final Largest largest;
    private final Keys keys;
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
    private final List<SentMessage> sent = new ArrayList<>();
    private final List<String> unsent = new ArrayList<>();
    private int owed;

    /** A load that is not sent yet; all that it draws follows from the seed. */
    public Load(long seed, Keys keys, String bootstrapServers) {
        this.random = new Random(seed);
        this.keys = keys;
        this.statements = new Statements(random, keys, model);
        this.wrongs = new Wrongs(random, keys, statements);
        this.largest = new Largest(random, keys, statements, model);
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "enable.idempotence",
                        true,
                        "linger.ms",
                        5,
                        "compression.type",
                        "lz4",
                        "max.request.size",
                        LARGEST_REQUEST,
                        "max.block.ms",
                        PATIENCE.toMillis(),
                        "delivery.timeout.ms",
                        (int) PATIENCE.toMillis()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Sends so many messages a second on average: nothing for a while, and then all that is owed at once. */
    public void start(int perSecond) {
        int each = Math.max(1, perSecond * TICK_MILLIS / 1_000);
        var unused = pace.scheduleAtFixedRate(() -> tick(each), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private synchronized void tick(int each) {
        owed += each;
        if (random.nextInt(BURST_TICKS) == 0) {
            send(owed);
            owed = 0;
        }
    }

    /** Sends so many messages now. */
    public synchronized void send(int count) {
        for (int i = 0; i < count; i++) {
            send(next());
        }
    }

    private Planned next() {
        int dice = random.nextInt(100);
        if (dice < 40) {
            return statements.whole(statements.anyone(), keys.sender());
        }
        if (dice < 55) {
            return statements.partial(statements.anyone());
        }
        if (dice < 62) {
            return statements.copy(statements.anyone());
        }
        if (dice < 66) {
            return statements.late(statements.anyone());
        }
        if (dice < 69) {
            return statements.deletion(statements.anyone());
        }
        if (dice < 79) {
            return statements.crowded();
        }
        if (dice < 89) {
            return statements.organization();
        }
        if (dice < 92) {
            return statements.dated();
        }
        return dice < 98 ? wrongs.any() : statements.ping();
    }

    /** Sends so many messages of which none may be applied. */
    public synchronized void sendWrongs(int count) {
        for (int i = 0; i < count; i++) {
            send(wrongs.any());
        }
    }

    /** Sends so many messages, right and wrong ones, that are as large as a message may be. */
    public synchronized void sendLargest(int count) {
        for (int i = 0; i < count; i++) {
            send(largest.any());
        }
    }

    /** Sends so many people signed with this key, of a source that nothing else is sent by, which must be applied. */
    public synchronized void sendSigned(int count, String subjects, PrivateKey key) {
        for (int i = 0; i < count; i++) {
            send(statements.whole(model.person(subjects + i), key));
        }
    }

    /** Sends so many people signed with this key, which must be rejected with this result. */
    public synchronized void sendRejected(int count, String subjects, PrivateKey key, AckResult result) {
        for (int i = 0; i < count; i++) {
            var payload = statements.draft(model.person(subjects + i)).put("last_name", Wrongs.MARK);
            send(Statements.planned("no longer trusted", payload, key, Set.of(result)));
        }
    }

    private void send(Planned planned) {
        byte[] key = planned.key() == null ? null : Bytes.utf8(planned.key()).toArray();
        var unused = producer.send(
                new ProducerRecord<>(
                        Topics.REQUESTS,
                        planned.partition(),
                        key,
                        planned.value().borrow()),
                (at, error) -> confirmed(planned, at, error));
    }

    private void confirmed(Planned planned, @Nullable RecordMetadata at, @Nullable Exception error) {
        synchronized (sent) {
            if (error != null || at == null) {
                unsent.add(planned.kind() + " " + planned.key() + ": " + error);
                return;
            }
            MessageId id = MessageId.of(at.topic(), at.partition(), at.offset(), at.timestamp());
            sent.add(new SentMessage(
                    planned.kind(),
                    planned.key(),
                    planned.results(),
                    id.value(),
                    at.partition(),
                    at.offset(),
                    Instant.ofEpochMilli(at.timestamp()),
                    planned.value().sha256()));
        }
    }

    /** How many the broker has confirmed so far. */
    public int count() {
        synchronized (sent) {
            return sent.size();
        }
    }

    /** Returns when the broker has confirmed all that was sent so far. */
    public void flush() {
        producer.flush();
    }

    /** Sends no more, and returns when the broker has confirmed all. */
    public void stop() throws InterruptedException {
        pace.shutdown();
        if (!pace.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the broker does not take what is sent");
        }
        producer.flush();
    }

    /** All messages that the broker has confirmed; only after {@link #stop}. */
    public List<SentMessage> sent() {
        synchronized (sent) {
            return List.copyOf(sent);
        }
    }

    /** What the broker never confirmed, and why. */
    public List<String> unsent() {
        synchronized (sent) {
            return List.copyOf(unsent);
        }
    }

    /** What the tables must hold, a line for each record. */
    public synchronized List<String> expectedLines() {
        return model.lines();
    }

    @Override
    public void close() {
        pace.shutdownNow();
        producer.close(Duration.ZERO);
    }
}
