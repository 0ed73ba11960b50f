package io.countersign.chaos.scene;

import io.countersign.consumer.sources.SourceRegistry;
import io.countersign.servers.KafkaServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.GroupState;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Everything that a fault may be done to. */
public final class Scene implements AutoCloseable {
    /** How long a consumer may go without polling before the group takes its partitions. */
    public static final Duration POLL_INTERVAL = Duration.ofSeconds(20);

    private final Keys keys = new Keys();
    private final String groupProtocol;
    private final Broker broker;
    private final Postgres postgres;
    private final Fleet fleet;
    private final Admin admin;
    private final Progress progress;

    /** Starts broker and database in the directory, and makes topics, tables and sources; no consumer yet. */
    public Scene(Path directory, String groupProtocol) throws IOException {
        this.groupProtocol = groupProtocol;
        this.broker = new Broker(directory);
        this.postgres = new Postgres(directory);
        this.admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        KafkaServer kafka = broker::bootstrapServers;
        // The broker's time is the one that counts: no sender's, and no consumer's.
        kafka.createTopic(Topics.REQUESTS, Topics.PARTITIONS, Map.of("message.timestamp.type", "LogAppendTime"));
        for (String topic : List.of(Topics.ACKS, Topics.DEAD)) {
            kafka.createTopic(topic, Topics.PARTITIONS, Map.of());
        }
        keys.register(new SourceRegistry(postgres.jdbi()));
        this.fleet = new Fleet(settings(), directory);
        this.progress = new Progress(postgres, admin);
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(Topics.settings());
        settings.put("COUNTERSIGN_KAFKA_BOOTSTRAP_SERVERS", broker.proxiedServers());
        settings.put("COUNTERSIGN_KAFKA_GROUP_PROTOCOL", groupProtocol);
        settings.put("COUNTERSIGN_KAFKA_MAX_POLL_INTERVAL_MS", Long.toString(POLL_INTERVAL.toMillis()));
        settings.put("COUNTERSIGN_DATABASE_URL", postgres.proxiedUrl());
        settings.put("COUNTERSIGN_DATABASE_USER", postgres.user());
        settings.put("COUNTERSIGN_DATABASE_PASSWORD", postgres.password());
        settings.put("COUNTERSIGN_COMMUNITY_PRIVATE_KEY", keys.community().hex());
        settings.put("COUNTERSIGN_CONSUMER_BATCH_SIZE", "100");
        settings.put("COUNTERSIGN_CONSOLE_PORT", "0");
        return settings;
    }

    /** Waits until every consumer of the fleet has its share of the partitions; returns whether that was in time. */
    public boolean awaitAllAtWork(Duration limit) {
        try {
            Awaitility.await()
                    .atMost(limit)
                    .pollInterval(Duration.ofMillis(200))
                    .ignoreExceptions()
                    .until(this::isAllAtWork);
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    /** Whether the group is stable, and the consumers of the fleet and nobody else have the partitions. */
    public boolean isAllAtWork() throws InterruptedException, ExecutionException {
        ConsumerGroupDescription group = admin.describeConsumerGroups(List.of(Topics.GROUP))
                .all()
                .get()
                .values()
                .iterator()
                .next();
        long atWork = group.members().stream()
                .filter(member -> !member.assignment().topicPartitions().isEmpty())
                .count();
        return group.groupState() == GroupState.STABLE && atWork == Math.min(fleet.size(), Topics.PARTITIONS);
    }

    /** How the consumers' group shares partitions: consumer or classic. */
    public String groupProtocol() {
        return groupProtocol;
    }

    /** Who may send. */
    public Keys keys() {
        return keys;
    }

    /** Kafka. */
    public Broker broker() {
        return broker;
    }

    /** The database. */
    public Postgres postgres() {
        return postgres;
    }

    /** The consumers. */
    public Fleet fleet() {
        return fleet;
    }

    /** Asks and changes the broker past the proxy. */
    public Admin admin() {
        return admin;
    }

    /** How far the consumers are. */
    public Progress progress() {
        return progress;
    }

    @Override
    public void close() throws IOException {
        progress.close();
        fleet.close();
        admin.close(Duration.ofSeconds(1));
        postgres.close();
        broker.close();
    }
}
