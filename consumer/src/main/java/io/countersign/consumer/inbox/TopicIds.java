package io.countersign.consumer.inbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Kafka's ids of topics, looked at again every few seconds, because a topic may be made anew under the same name. */
final class TopicIds implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Admin admin;
    private final Map<String, Uuid> known = new HashMap<>();
    private long lastLook = System.nanoTime();
    private volatile boolean changed;

    TopicIds(Admin admin) {
        this.admin = admin;
    }

    /**
     * The partitions with their topics' ids as they are now, because a partition may come back as one of another topic
     * of that name; throws {@link KafkaException} where Kafka does not tell.
     */
    Collection<Partition> of(Collection<TopicPartition> partitions) {
        Set<String> topics = partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet());
        describe(topics).forEach((topic, now) -> {
            Uuid before = known.put(topic, now);
            changed |= before != null && !before.equals(now);
        });
        List<Partition> identified = new ArrayList<>();
        for (TopicPartition partition : partitions) {
            Uuid id = known.get(partition.topic());
            if (id != null) {
                identified.add(new Partition(id, partition.topic(), partition.partition()));
            }
        }
        return identified;
    }

    private Map<String, Uuid> describe(Collection<String> topics) {
        try {
            return look(topics).get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("the topics cannot be described", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }

    /** The ids of those of the topics that exist. */
    private CompletableFuture<Map<String, Uuid>> look(Collection<String> topics) {
        Map<String, Uuid> ids = new ConcurrentHashMap<>();
        List<CompletableFuture<?>> looks = new ArrayList<>();
        admin.describeTopics(topics)
                .topicNameValues()
                .forEach((topic, description) -> looks.add(description
                        .toCompletionStage()
                        .thenAccept(now -> ids.put(topic, now.topicId()))
                        .exceptionally(TopicIds::ifItIsGone)
                        .toCompletableFuture()));
        return CompletableFuture.allOf(looks.toArray(CompletableFuture[]::new)).thenApply(done -> ids);
    }

    private static @Nullable Void ifItIsGone(Throwable error) {
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        if (cause instanceof UnknownTopicOrPartitionException) {
            return null;
        }
        throw new KafkaException("a topic cannot be described", cause);
    }

    /**
     * Completes normally if the topics still have these ids, or are gone, and with a {@link FencedException} if another
     * one has the name. Ids never come back: what was fetched between two looks that found the same id was fetched from
     * that topic, unless the broker that was asked lags behind the one that was fetched from.
     */
    CompletableFuture<Void> confirm(Collection<Partition> partitions) {
        Map<String, Uuid> expected = new HashMap<>();
        partitions.forEach(p -> expected.put(p.topic(), p.topicId()));
        // A look by id, unlike one by name, is a single request: this is asked for every batch.
        List<CompletableFuture<?>> looks = new ArrayList<>();
        admin.describeTopics(TopicCollection.ofTopicIds(expected.values()))
                .topicIdValues()
                .values()
                .forEach(topic -> looks.add(topic.toCompletionStage().toCompletableFuture()));
        return CompletableFuture.allOf(looks.toArray(CompletableFuture[]::new))
                .exceptionallyCompose(error -> confirmByName(expected));
    }

    private CompletableFuture<Void> confirmByName(Map<String, Uuid> expected) {
        return look(expected.keySet()).thenAccept(now -> {
            if (differ(expected, now)) {
                throw new FencedException("a topic was made anew under the same name");
            }
        });
    }

    /** Whether a known topic has another id by now, as the last look at them showed; never waits. */
    boolean haveChanged() {
        if (!known.isEmpty() && System.nanoTime() - lastLook > INTERVAL.toNanos()) {
            lastLook = System.nanoTime();
            Map<String, Uuid> before = Map.copyOf(known);
            var unused = look(before.keySet()).thenAccept(now -> {
                if (differ(before, now)) {
                    changed = true;
                }
            });
        }
        return changed;
    }

    private static boolean differ(Map<String, Uuid> before, Map<String, Uuid> now) {
        return now.entrySet().stream().anyMatch(topic -> !topic.getValue().equals(before.get(topic.getKey())));
    }

    void forget() {
        known.clear();
        changed = false;
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
