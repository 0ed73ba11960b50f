package io.countersign.consumer.inbox;

import io.countersign.consumer.status.Condition;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls for records. It keeps polling, with all partitions paused, while there is no room for more, so that the
 * consumer never leaves its group for being slow; and it delivers nothing of a partition before it knows how far the
 * database is with it. For one thread, but for {@link #isOurs}, {@link #confirm},
 * {@link #doubt}, {@link #group} and {@link #wakeup}.
 */
public final class Inbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final Duration WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(5);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    /**
     * A broker that does not answer for so long is asked anew on another connection: this one may have gone silent. The
     * other one may have, too, and is waited for as long.
     */
    private static final int LONGEST_ANSWER_MILLIS = 7_000;

    /** After which the group gives the partitions of a member that died to others. */
    private static final int LONGEST_SILENCE_MILLIS = 15_000;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Fetching fetching;
    private final Positions positions;
    private final Condition condition;
    private final TopicIds topicIds;
    private final StartingPoints startingPoints;
    private final Backlog backlog;
    private final Map<TopicPartition, Assigned> assigned = new HashMap<>();
    private volatile Set<Partition> ours = Set.of();
    private volatile boolean settled;
    private volatile boolean doubted;
    private long nextTry = System.nanoTime();
    private volatile ConsumerGroupMetadata group;

    private static final class Assigned {
        private final Partition partition;
        private long next;

        private Assigned(Partition partition, long next) {
            this.partition = partition;
            this.next = next;
        }
    }

    /** Subscribes; the first poll joins the group. */
    public Inbox(InboxOptions options, Positions positions, Condition condition) {
        this.positions = positions;
        this.condition = condition;
        Admin admin = Questions.open(options.kafka());
        this.topicIds = new TopicIds(admin);
        this.consumer =
                new KafkaConsumer<>(properties(options), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.fetching = new Fetching(consumer, options.batchSize(), this::rewind);
        this.startingPoints = new StartingPoints(consumer, new GroupOffsets(admin, options.group()), positions);
        this.backlog = new Backlog(admin, consumer);
        this.group = consumer.groupMetadata();
        if (options.pattern() != null) {
            consumer.subscribe(options.pattern(), new Rebalance());
        } else {
            consumer.subscribe(options.topics(), new Rebalance());
        }
    }

    private static Map<String, Object> properties(InboxOptions options) {
        Map<String, Object> properties = new HashMap<>(options.kafka());
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, options.group());
        properties.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, options.groupProtocol());
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Fetching.atOnce(options.batchSize()));
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.putIfAbsent(ConsumerConfig.CLIENT_ID_CONFIG, options.group());
        properties.putIfAbsent(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
        properties.putIfAbsent(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, LONGEST_ANSWER_MILLIS);
        properties.putIfAbsent(ConsumerConfig.CONNECTIONS_MAX_IDLE_MS_CONFIG, Questions.LONGEST_IDLENESS_MILLIS);
        // With the other protocol this is the broker's to say: group.consumer.session.timeout.ms.
        if (options.groupProtocol().equals("classic")) {
            properties.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, LONGEST_SILENCE_MILLIS);
        }
        return properties;
    }

    /** The next records, or none after a short while. Without room there are none, and no wait either. */
    public List<Delivery> poll(boolean room) {
        try {
            position();
            Set<TopicPartition> all = consumer.assignment();
            Map<TopicPartition, Long> next = next(all);
            backlog.look(next, room);
            consumer.pause(all);
            if (room) {
                consumer.resume(next.keySet());
            }
            return delivered(fetching.poll(room ? WAIT : Duration.ZERO));
        } catch (WakeupException e) {
            return List.of();
        }
    }

    // What was taken and is not delivered must come again.
    private List<Delivery> delivered(List<ConsumerRecord<byte[], byte[]>> records) {
        try {
            group = consumer.groupMetadata();
            settled = group.generationId() > 0 && assigned.keySet().containsAll(consumer.assignment());
            return deliveries(records);
        } catch (RuntimeException e) {
            rewind();
            throw e;
        }
    }

    /** Where those of the partitions go on that are positioned. */
    private Map<TopicPartition, Long> next(Set<TopicPartition> all) {
        Map<TopicPartition, Long> next = new HashMap<>();
        assigned.forEach((partition, to) -> {
            if (all.contains(partition)) {
                next.put(partition, to.next);
            }
        });
        return next;
    }

    private void position() {
        if (topicIds.haveChanged()) {
            LOG.warn("a topic was made anew under the same name; starting afresh with it");
            rewind();
            // Brokers and clients learn of it one after the other.
            nextTry = System.nanoTime() + BETWEEN_TRIES.toNanos();
        }
        if (doubted) {
            doubted = false;
            rewind();
        }
        Set<TopicPartition> all = consumer.assignment();
        Set<TopicPartition> gone = new HashSet<>(assigned.keySet());
        gone.removeAll(all);
        if (!gone.isEmpty()) {
            // The assignment still had them for a moment after they were revoked, and they were positioned again.
            giveUp(gone, positions::release);
        }
        Set<TopicPartition> waiting = new HashSet<>(all);
        waiting.removeAll(assigned.keySet());
        if (!waiting.isEmpty() && System.nanoTime() >= nextTry) {
            position(waiting);
        }
    }

    // Whatever is broken, polling must go on, or the consumer would leave its group.
    private void position(Set<TopicPartition> waiting) {
        try {
            Collection<Partition> known = topicIds.of(waiting);
            startingPoints
                    .seek(known)
                    .forEach((partition, next) -> assigned.put(partition.toKafka(), new Assigned(partition, next)));
            ours = partitions(assigned.values());
            if (known.size() < waiting.size()) {
                nextTry = System.nanoTime() + BETWEEN_TRIES.toNanos();
            }
        } catch (WakeupException e) {
            throw e;
        } catch (RuntimeException e) {
            nextTry = System.nanoTime() + BETWEEN_TRIES.toNanos();
            condition.fails(e);
            LOG.warn("it cannot be found out yet where to start with {}: {}", waiting, e.toString());
        }
    }

    private static Set<Partition> partitions(Collection<Assigned> assigned) {
        Set<Partition> partitions = new HashSet<>();
        assigned.forEach(a -> partitions.add(a.partition));
        return Set.copyOf(partitions);
    }

    // What comes of a partition before it is positioned comes again afterwards.
    private List<Delivery> deliveries(List<ConsumerRecord<byte[], byte[]>> records) {
        List<Delivery> deliveries = new ArrayList<>(records.size());
        for (ConsumerRecord<byte[], byte[]> kafka : records) {
            Assigned to = assigned.get(new TopicPartition(kafka.topic(), kafka.partition()));
            if (to == null) {
                continue;
            }
            if (kafka.offset() < to.next) {
                LOG.warn("{}-{} was set back to {}", kafka.topic(), kafka.partition(), kafka.offset());
                rewind();
                return List.of();
            }
            to.next = kafka.offset() + 1;
            deliveries.add(Delivery.of(to.partition.topicId(), kafka));
        }
        return deliveries;
    }

    /**
     * Completes once it is certain that records just delivered are of the topics that their coordinates name, with a
     * {@link FencedException} where they are not: records do not carry their topic's id, and a topic that is deleted
     * and made anew goes on under the same name, from the offset that its predecessor had.
     */
    public CompletableFuture<Void> confirm(Collection<Partition> partitions) {
        return topicIds.confirm(partitions);
    }

    /** Forgets how far it is with every partition: the next poll asks the database and Kafka again. */
    public void rewind() {
        assigned.clear();
        ours = Set.of();
        topicIds.forget();
    }

    /** Lets the next poll {@link #rewind}; for any thread. */
    public void doubt() {
        doubted = true;
    }

    /** Whether all of the partitions are assigned to this consumer, as far as it knows. */
    public boolean isOurs(Collection<Partition> partitions) {
        return ours.containsAll(partitions);
    }

    /** Whether the group has given this consumer its share, and it is known where to start with each partition. */
    public boolean isAssigned() {
        return settled;
    }

    /** The partitions assigned and positioned. */
    public Set<Partition> ours() {
        return ours;
    }

    /** How many records of the partitions assigned are not delivered yet, as of a second or two ago. */
    public long waiting() {
        return backlog.waiting();
    }

    /** The consumer's membership, for committing offsets in its name. */
    public ConsumerGroupMetadata group() {
        return group;
    }

    /** Reports what the Kafka client measures, the lag of each partition among it. */
    public MeterBinder metrics() {
        return new KafkaClientMetrics(consumer);
    }

    /** Ends a poll that is under way, from another thread. */
    public void wakeup() {
        consumer.wakeup();
    }

    /** Leaves the group. */
    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(LONGEST_FAREWELL));
        topicIds.close();
    }

    private void giveUp(Collection<TopicPartition> partitions, Consumer<Collection<Partition>> way) {
        List<Partition> given = new ArrayList<>();
        for (TopicPartition partition : partitions) {
            Assigned was = assigned.get(partition);
            if (was != null) {
                given.add(was.partition);
            }
        }
        if (!given.isEmpty()) {
            way.accept(given);
        }
        partitions.forEach(assigned::remove);
        ours = partitions(assigned.values());
    }

    private final class Rebalance implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            LOG.info("assigned {}", partitions);
            consumer.pause(partitions);
            // Anywhere, until it is known where: without a position the client would ask for the committed offsets.
            partitions.forEach(partition -> consumer.seek(partition, 0));
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            LOG.info("revoked {}", partitions);
            giveUp(partitions, positions::release);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            LOG.warn("lost {}", partitions);
            giveUp(partitions, positions::forget);
        }
    }
}
