package io.countersign.chaos.scene;

import java.util.Map;

/** The topics, each with as many partitions. */
public final class Topics {
    /** Where messages are sent. */
    public static final String REQUESTS = "upserts";

    /** Where they are acknowledged. */
    public static final String ACKS = "upserts.acks";

    /** Where the refused ones go. */
    public static final String DEAD = "upserts.dead";

    /** Of each. */
    public static final int PARTITIONS = 8;

    /** The consumers' group. */
    public static final String GROUP = "chaos";

    private Topics() {}

    static Map<String, String> settings() {
        return Map.of(
                "COUNTERSIGN_KAFKA_GROUP_ID", GROUP,
                "COUNTERSIGN_TOPICS_REQUESTS", REQUESTS,
                "COUNTERSIGN_TOPICS_ACKS", ACKS,
                "COUNTERSIGN_TOPICS_DEAD", DEAD);
    }
}
