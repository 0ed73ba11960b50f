package io.countersign.chaos.fault;

import java.util.List;
import java.util.stream.Stream;

/** The list of faults; a new one is one line in one of these groups. */
public final class Faults {
    private Faults() {}

    /** Those with these names, in this order; throws {@link IllegalArgumentException} where there is none of a name. */
    public static List<Fault> named(List<String> names) {
        List<Fault> all = all();
        return names.stream()
                .map(name -> all.stream()
                        .filter(fault -> fault.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "no fault is called " + name + " on this machine; --list names them")))
                .toList();
    }

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
