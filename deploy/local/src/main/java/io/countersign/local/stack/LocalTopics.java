package io.countersign.local.stack;

import io.countersign.cli.settings.RequestTopics;
import io.countersign.cli.settings.Settings;
import io.countersign.servers.KafkaServer;
import java.util.Map;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics that the settings name. */
final class LocalTopics {
    private static final int KIB = 1024;

    /** For keys and headers, which count as part of a record. */
    private static final int MARGIN = 256 * KIB;

    /** An ack may hold a thousand errors, or a whole record of half a mebibyte. */
    private static final int LARGEST_ACK = 8 * KIB * KIB;

    private static final int PARTITIONS = 6;

    private LocalTopics() {}

    /** What a broker needs to be told for topics that a pattern names: it makes them when somebody sends to them. */
    static Map<String, String> brokerProperties(Settings settings) {
        return settings.topics().requests() instanceof RequestTopics.Matching
                ? Map.of(
                        "auto.create.topics.enable", "true",
                        "num.partitions", Integer.toString(PARTITIONS),
                        "message.max.bytes", Integer.toString(largestRequest(settings)))
                : Map.of();
    }

    private static int largestRequest(Settings settings) {
        return settings.limits().maxRecordBytes() + MARGIN;
    }

    /** Creates those that have a name and do not exist. */
    static void create(KafkaServer kafka, Settings settings) {
        int request = largestRequest(settings);
        Settings.Topics topics = settings.topics();
        if (topics.requests() instanceof RequestTopics.Named named) {
            named.names().forEach(name -> create(kafka, name, PARTITIONS, request));
        }
        create(kafka, topics.acks(), PARTITIONS, LARGEST_ACK);
        topics.replies().forEach(name -> create(kafka, name, PARTITIONS, LARGEST_ACK));
        create(kafka, topics.dead(), 1, request + MARGIN);
    }

    private static void create(KafkaServer kafka, String name, int partitions, int largest) {
        try {
            kafka.createTopic(name, partitions, Map.of("max.message.bytes", Integer.toString(largest)));
        } catch (TopicExistsException e) {
            return;
        }
    }
}
