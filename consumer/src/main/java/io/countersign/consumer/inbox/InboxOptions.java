package io.countersign.consumer.inbox;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What to consume, and how.
 *
 * @param kafka properties of the Kafka client, at least {@code bootstrap.servers}
 * @param topics the topics to consume; empty where a pattern is given
 * @param pattern the names of the topics to consume; null where topics are listed
 * @param groupProtocol {@code consumer} (KIP-848) or {@code classic}
 * @param batchSize the most records a batch has
 */
public record InboxOptions(
        Map<String, Object> kafka,
        Set<String> topics,
        @Nullable Pattern pattern,
        String group,
        String groupProtocol,
        int batchSize) {
    /** Leaves the properties out, which may hold passwords. */
    @Override
    public String toString() {
        return (pattern == null ? topics : pattern) + " as " + group;
    }
}
