package io.countersign.consumer.acks;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.OptionsWith;
import io.countersign.consumer.ProcessorOptions;
import io.countersign.consumer.Records;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("servers")
class TransactionTimeoutTest {
    @Test
    void itIsTenSecondsOrWhatTheKafkaPropertiesSay() {
        try (Community community = new Community()) {
            community.start();
            community.ack(community.send("{\"type\":\"ping\"}"));
            assertThat(timeouts(community)).containsExactly(10_000L);
        }
        try (Community community = new Community()) {
            community.start(with(community, Map.of("transaction.timeout.ms", "4321")));
            community.ack(community.send("{\"type\":\"ping\"}"));
            assertThat(timeouts(community)).containsExactly(4_321L);
        }
    }

    private static List<Long> timeouts(Community community) {
        List<String> ids = Records.admin(
                        community, admin -> admin.listTransactions().all())
                .stream()
                .map(listing -> listing.transactionalId())
                .filter(id -> id.startsWith(community.name))
                .toList();
        return Records.admin(community, admin -> admin.describeTransactions(ids).all()).values().stream()
                .map(TransactionDescription::transactionTimeoutMs)
                .toList();
    }

    private static ProcessorOptions with(Community community, Map<String, Object> properties) {
        ProcessorOptions options = community.options("consumer");
        Map<String, Object> kafka = new HashMap<>(options.acks().kafka());
        kafka.putAll(properties);
        return OptionsWith.acks(
                options,
                new AckOptions(
                        kafka,
                        options.acks().group(),
                        options.acks().acksTopic(),
                        options.acks().deadTopic(),
                        options.acks().replyTopics()));
    }
}
