package io.countersign.consumer.acks;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topics to which requests may ask their acks to be copied, and which of them take copies now. Senders choose them,
 * so one that does not work is waited for only so long: then acks go without the copies until it works again. For one
 * thread.
 */
final class ReplyTopics {
    private static final Logger LOG = LoggerFactory.getLogger(ReplyTopics.class);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** How long a topic that does not exist may take to come into being: brokers learn of it one after the other. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_TRIES = Duration.ofMinutes(1);

    private final Set<String> allowed;
    private final Admin admin;
    private final Set<String> working = new HashSet<>();
    private final Set<String> suspected = new HashSet<>();
    private final Map<String, Long> missingSince = new HashMap<>();
    private final Map<String, Long> givenUpUntil = new HashMap<>();

    ReplyTopics(Set<String> allowed, Admin admin) {
        this.allowed = allowed;
        this.admin = admin;
    }

    boolean isAllowed(String topic) {
        return allowed.contains(topic);
    }

    /**
     * Whether copies may be sent to the topic now. Throws {@link KafkaException} where the broker does not tell, or
     * where the topic does not exist and is still waited for.
     */
    boolean works(String topic) {
        if (working.contains(topic)) {
            return true;
        }
        Long until = givenUpUntil.get(topic);
        if (until != null && System.nanoTime() < until) {
            return false;
        }
        return exists(topic) ? found(topic) : missing(topic);
    }

    private boolean found(String topic) {
        if (givenUpUntil.remove(topic) != null) {
            LOG.info("replies go to {} again", topic);
        }
        missingSince.remove(topic);
        working.add(topic);
        return true;
    }

    private boolean missing(String topic) {
        long now = System.nanoTime();
        if (!givenUpUntil.containsKey(topic)) {
            if (now - missingSince.computeIfAbsent(topic, t -> now) < GRACE.toNanos()) {
                throw new KafkaException("the reply topic " + topic + " does not exist");
            }
            LOG.warn("the reply topic {} does not exist; acks go without their copies until it does", topic);
        }
        givenUpUntil.put(topic, now + BETWEEN_LOOKS.toNanos());
        return false;
    }

    /** All copies have been sent. */
    void succeeded() {
        suspected.clear();
    }

    /**
     * A copy could not be sent to the topic, though acks could be. The second time in a row it is given up for a while,
     * for the first may be the broker's fault.
     */
    void failed(String topic, Exception error) {
        working.remove(topic);
        if (suspected.add(topic)) {
            return;
        }
        LOG.warn(
                "the reply topic {} does not take copies of acks; trying again in {} s: {}",
                topic,
                BETWEEN_TRIES.toSeconds(),
                error.toString());
        givenUpUntil.put(topic, System.nanoTime() + BETWEEN_TRIES.toNanos());
    }

    private static boolean isAnswer(@Nullable Throwable error) {
        return error instanceof UnknownTopicOrPartitionException
                || error instanceof InvalidTopicException
                || error instanceof TopicAuthorizationException;
    }

    private boolean exists(String topic) {
        try {
            return admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                    .containsKey(topic);
        } catch (ExecutionException e) {
            if (isAnswer(e.getCause())) {
                return false;
            }
            throw new KafkaException("whether the reply topic " + topic + " exists cannot be found out", e);
        } catch (TimeoutException e) {
            throw new KafkaException("whether the reply topic " + topic + " exists cannot be found out", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }
}
