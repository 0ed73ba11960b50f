package io.countersign.architecture.broken;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PrivateKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Breaks the rule that nothing of messages and no secret is logged, in five ways; the sixth keeps it. */
public final class LogsContent {
    private static final Logger LOG = LoggerFactory.getLogger(LogsContent.class);

    private LogsContent() {}

    /** A key, which hides itself today. */
    public static void key(PrivateKey key) {
        LOG.info("signing with {}", key);
    }

    /** A message among others. */
    public static void many(JsonNode message) {
        LOG.warn("{} of {}: {}", 1, 2, message);
    }

    /** Bytes as a pair. */
    public static void structured(Bytes payload) {
        LOG.atInfo().addKeyValue("payload", payload).log("received");
    }

    /** Their text. */
    public static void text(Bytes payload) {
        String text = payload.toUtf8();
        LOG.debug("received {}", text);
    }

    /** Anything that is put into the text itself. */
    public static void concatenated(String name) {
        LOG.debug("received " + name);
    }

    /** As it should be. */
    public static void good(Bytes payload, Exception e) {
        LOG.warn("{} bytes were not read: {}", payload.length(), e.toString());
    }
}
