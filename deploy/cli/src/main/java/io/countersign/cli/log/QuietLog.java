package io.countersign.local.demo;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Keeps what Kafka's clients say of servers that come and go out of the demonstration's way. */
final class QuietLog {
    private static final List<String> TALKATIVE = List.of("org.apache.kafka", "com.zaxxer.hikari", "org.flywaydb");

    private QuietLog() {}

    static void begin() {
        for (String name : TALKATIVE) {
            if (LoggerFactory.getLogger(name) instanceof Logger logger) {
                logger.setLevel(Level.ERROR);
            }
        }
        if (LoggerFactory.getLogger("io.countersign") instanceof Logger ours) {
            ours.setLevel(Level.WARN);
        }
    }
}
