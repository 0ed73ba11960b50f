package io.countersign.gateway.exchange;

import io.countersign.producer.Limits;
import io.countersign.producer.UpsertClient;
import io.countersign.schema.key.PublicKey;
import io.opentelemetry.api.GlobalOpenTelemetry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connection to Kafka, which is made as soon as that goes, kept, and looked after. */
public final class Connection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final Duration LOOK = Duration.ofSeconds(2);

    /** A caller waits for an answer, so Kafka gives up long before it would for a batch job. */
    private static final Map<String, Object> IMPATIENT = Map.of(
            ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 4_000,
            ProducerConfig.LINGER_MS_CONFIG, 1);

    private final Map<String, Object> kafka;
    private final String requestTopic;
    private final String acksTopic;
    private final PublicKey community;
    private final Limits limits;
    private final ScheduledExecutorService background;
    private volatile @Nullable UpsertClient client;
    private volatile @Nullable Admin admin;
    private volatile String trouble = "not connected yet";

    /** Begins to connect, and returns at once. */
    public Connection(
            Map<String, Object> kafka,
            String requestTopic,
            String acksTopic,
            PublicKey community,
            Duration ackTimeout,
            Duration drainTimeout) {
        this.kafka = new HashMap<>(IMPATIENT);
        this.kafka.putAll(kafka);
        this.requestTopic = requestTopic;
        this.acksTopic = acksTopic;
        this.community = community;
        this.limits = Limits.DEFAULT
                .withMaxInFlight(Integer.MAX_VALUE)
                .withAckTimeout(ackTimeout)
                .withCloseTimeout(drainTimeout);
        this.background = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "countersign-kafka");
            thread.setDaemon(true);
            return thread;
        });
        var unused = background.scheduleWithFixedDelay(this::look, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What messages are sent with; empty while there has never been a connection. */
    public Optional<UpsertClient> client() {
        return Optional.ofNullable(client);
    }

    /** What is wrong with the connection; empty when it worked a moment ago. */
    public String trouble() {
        return trouble;
    }

    private void look() {
        String before = trouble;
        try {
            trouble = find();
        } catch (KafkaException | ExecutionException | TimeoutException e) {
            trouble = e.getClass().getSimpleName();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            trouble = e.toString();
        }
        if (!trouble.equals(before)) {
            LOG.info("Kafka: {}", trouble.isEmpty() ? "connected" : trouble);
        }
    }

    private String find() throws ExecutionException, InterruptedException, TimeoutException {
        Admin asking = admin;
        if (asking == null) {
            asking = Admin.create(kafka);
            admin = asking;
        }
        asking.describeTopics(List.of(requestTopic)).allTopicNames().get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        UpsertClient connected = client;
        if (connected == null) {
            connected = UpsertClient.builder(kafka)
                    .requestTopic(requestTopic)
                    .acksTopic(acksTopic)
                    .community(community)
                    .limits(limits)
                    .openTelemetry(GlobalOpenTelemetry.get())
                    .build();
            client = connected;
        }
        return connected
                .acksFailure()
                .map(failure -> "acks: " + failure.getClass().getSimpleName())
                .orElse("");
    }

    /** Waits until what was accepted has its acks, as long as draining may take. */
    @Override
    public void close() {
        background.shutdownNow();
        UpsertClient connected = client;
        if (connected != null) {
            connected.close();
        }
        Admin asking = admin;
        if (asking != null) {
            asking.close(Duration.ZERO);
        }
    }
}
