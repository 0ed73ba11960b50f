package io.countersign.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

/** Libraries log texts that others chose. They neither move the terminal nor pass for lines of their own. */
class LogLinesTest {
    private static final String EVIL = "name\u001b[2J\u009b31m\u202e\r\n12:00:00.000 ERROR Forged: line";

    private final LoggerContext context = new LoggerContext();
    private final Logger logger = context.getLogger("org.example.Library");

    @BeforeEach
    void configure() throws JoranException {
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(LogLinesTest.class.getResource("/logback.xml"));
    }

    @Test
    void aMessageIsOneLine() {
        LoggingEvent event = event(null);
        event.setKeyValuePairs(List.of(new KeyValuePair("topic", EVIL)));
        assertThat(printed(event))
                .contains("unknown topic name\\u001b[2J", "topic=")
                .doesNotContainPattern("[\\p{Cntrl}\\p{Cf}\\x{80}-\\x{9f}&&[^\n]]")
                .containsOnlyOnce("\n")
                .endsWith("\n");
    }

    @Test
    void noLineOfAnExceptionPassesForOneOfTheLog() {
        String printed = printed(event(new IllegalStateException(EVIL, new IllegalArgumentException(EVIL))));
        assertThat(printed).contains("IllegalArgumentException", "at io.countersign.cli.log.LogLinesTest");
        assertThat(printed).doesNotContainPattern("[\\p{Cntrl}\\p{Cf}\\x{80}-\\x{9f}&&[^\n]]");
        assertThat(printed.lines().skip(1)).allMatch(line -> line.startsWith("  "));
    }

    private LoggingEvent event(@Nullable Throwable thrown) {
        return new LoggingEvent("", logger, Level.WARN, "unknown topic {}", thrown, new Object[] {EVIL});
    }

    private String printed(ILoggingEvent event) {
        ConsoleAppender<ILoggingEvent> console = (ConsoleAppender<ILoggingEvent>)
                context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("console");
        return new String(console.getEncoder().encode(event), StandardCharsets.UTF_8);
    }
}
