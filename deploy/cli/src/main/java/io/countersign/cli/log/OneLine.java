package io.countersign.cli.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;
import io.countersign.cli.output.Printable;

/** Makes one line of a message, with nothing in it that a terminal takes for a command; logback.xml names this class. */
public final class OneLine extends CompositeConverter<ILoggingEvent> {
    @Override
    protected String transform(ILoggingEvent event, String message) {
        return Printable.of(message.stripTrailing());
    }
}
