package io.countersign.chaos.fault;

import java.util.List;
import java.util.stream.Stream;

/** The list of faults; a new one is one line in one of these groups. */
public final class Faults {
    private Faults() {}

    /** All that can be done on this machine. */
    public static List<Fault> all() {
        return Stream.of(
                        ConsumerFaults.all(),
                        BrokerFaults.all(),
                        DatabaseFaults.all(),
                        NetworkFaults.all(),
                        TrustFaults.all())
                .flatMap(List::stream)
                .toList();
    }
}
