package io.countersign.consumer;

import io.countersign.consumer.acks.AckOptions;
import io.countersign.consumer.console.ConsoleOptions;
import io.countersign.consumer.inbox.InboxOptions;
import java.time.Duration;

/** Options of a processor that differ from others in one respect. */
public final class OptionsWith {
    private OptionsWith() {}

    public static ProcessorOptions inbox(ProcessorOptions others, InboxOptions inbox) {
        return of(others, inbox, others.acks(), others.drain(), others.console());
    }

    public static ProcessorOptions batches(ProcessorOptions others, int size) {
        InboxOptions inbox = others.inbox();
        return inbox(
                others,
                new InboxOptions(
                        inbox.kafka(), inbox.topics(), inbox.pattern(), inbox.group(), inbox.groupProtocol(), size));
    }

    public static ProcessorOptions acks(ProcessorOptions others, AckOptions acks) {
        return of(others, others.inbox(), acks, others.drain(), others.console());
    }

    public static ProcessorOptions drain(ProcessorOptions others, Duration drain) {
        return of(others, others.inbox(), others.acks(), drain, others.console());
    }

    public static ProcessorOptions console(ProcessorOptions others, ConsoleOptions console) {
        return of(others, others.inbox(), others.acks(), others.drain(), console);
    }

    private static ProcessorOptions of(
            ProcessorOptions others, InboxOptions inbox, AckOptions acks, Duration drain, ConsoleOptions console) {
        return new ProcessorOptions(
                inbox,
                acks,
                others.database(),
                others.community(),
                others.site(),
                others.maxRecordBytes(),
                others.jsonLimits(),
                others.phoneRegion(),
                others.keepPayloads(),
                others.ledgerRetention(),
                drain,
                console);
    }
}
