package io.countersign.cli.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;
import io.countersign.cli.output.Printable;
import java.util.stream.Collectors;

/** Does the same with each line of an exception, and indents it, so that none passes for another message. */
public final class Indented extends CompositeConverter<ILoggingEvent> {
    @Override
    protected String transform(ILoggingEvent event, String exception) {
        return exception
                .lines()
                .map(line -> "  " + Printable.of(line.replace("\t", "  ")) + System.lineSeparator())
                .collect(Collectors.joining());
    }
}
