package io.countersign.cli.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;

/** Leaves out lines that libraries log as warnings though nothing is wrong; logback.xml names this class. */
public final class WithoutKnownNoise extends Filter<ILoggingEvent> {
    /** An embedded broker closes one of its own clients twice whenever it stops. */
    private static final List<String> NOISE = List.of("Attempting to close NetworkClient that has already been closed");

    @Override
    public FilterReply decide(ILoggingEvent event) {
        String message = String.valueOf(event.getFormattedMessage());
        return NOISE.stream().anyMatch(message::contains) ? FilterReply.DENY : FilterReply.NEUTRAL;
    }
}
