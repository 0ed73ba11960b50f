package io.countersign.consumer.inbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

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
        describe(topics).forEach((topic, description) -> {
            Uuid before = known.put(topic, description.topicId());
            changed |= before != null && !before.equals(description.topicId());
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

    private Map<String, TopicDescription> describe(Collection<String> topics) {
        try {
            return admin.describeTopics(topics).allTopicNames().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("the topics cannot be described", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }

    /** Whether a known topic has another id by now, as the last look at them showed; never waits. */
    boolean haveChanged() {
        if (!known.isEmpty() && System.nanoTime() - lastLook > INTERVAL.toNanos()) {
            lastLook = System.nanoTime();
            Map<String, Uuid> before = Map.copyOf(known);
            var unused = admin.describeTopics(before.keySet()).allTopicNames().whenComplete((now, error) -> {
                if (error == null && differ(before, now)) {
                    changed = true;
                }
            });
        }
        return changed;
    }

    private static boolean differ(Map<String, Uuid> before, Map<String, TopicDescription> now) {
        return now.values().stream().anyMatch(topic -> !topic.topicId().equals(before.get(topic.name())));
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
