package io.countersign.consumer.inbox;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Opens clients that ask Kafka small questions, and only now and then. */
public final class Questions {
    /**
     * A connection that nothing is said on for so long is closed. A client that has lost its broker goes back to the
     * connection that it started with, and if that has gone silent too, it waits a second time.
     */
    public static final int LONGEST_IDLENESS_MILLIS = 10_000;

    /** An answer takes milliseconds; whoever waits longer for one waits on a connection that has gone silent. */
    private static final int LONGEST_ANSWER_MILLIS = 3_000;

    /**
     * How often a client looks at the cluster without being asked. A connection that has gone silent is found by that,
     * and not by the next question, behind which work waits.
     */
    private static final int BETWEEN_LOOKS_MILLIS = 3_000;

    private Questions() {}

    /** A client with these settings, where they do not say otherwise; the caller closes it. */
    public static Admin open(Map<String, Object> kafka) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, LONGEST_ANSWER_MILLIS);
        properties.putIfAbsent(AdminClientConfig.METADATA_MAX_AGE_CONFIG, BETWEEN_LOOKS_MILLIS);
        properties.putIfAbsent(AdminClientConfig.CONNECTIONS_MAX_IDLE_MS_CONFIG, LONGEST_IDLENESS_MILLIS);
        return Admin.create(properties);
    }
}
