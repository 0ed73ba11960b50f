package io.countersign.cli.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import org.slf4j.LoggerFactory;

/** For commands whose own servers come and go: what the clients say of that is kept out of the way. */
public final class QuietLog {
    private static final List<String> TALKATIVE = List.of("org.apache.kafka", "com.zaxxer.hikari", "org.flywaydb");

    private QuietLog() {}

    /** From now on only errors of the clients are logged, and warnings of ours. */
    public static void begin() {
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
