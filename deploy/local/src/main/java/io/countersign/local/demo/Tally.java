package io.countersign.local.demo;

import io.countersign.schema.ack.AckPayload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts by kind of message what was sent and what the acks said; may be shared by threads. */
final class Tally {
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final List<Long> latencies = new ArrayList<>();

    /** One kind of message: what the acks said, with the number of each. */
    static final class Row {
        private final String label;
        private final Expectation expectation;
        private final Map<String, Integer> got = new TreeMap<>();
        private int sent;
        private int right;

        Row(String label, Expectation expectation) {
            this.label = label;
            this.expectation = expectation;
        }

        String label() {
            return label;
        }

        Expectation expectation() {
            return expectation;
        }

        int sent() {
            return sent;
        }

        /** Whether all acks have come and said what was expected. */
        boolean isRight() {
            return right == sent;
        }

        /** What the acks said, with the number of each. */
        Map<String, Integer> got() {
            return Map.copyOf(got);
        }

        String gotText() {
            return got.entrySet().stream()
                    .map(outcome -> outcome.getKey() + " " + outcome.getValue())
                    .collect(Collectors.joining("; "));
        }

        private void add(boolean asExpected, String said) {
            right += asExpected ? 1 : 0;
            got.merge(said, 1, Integer::sum);
        }
    }

    /** Names the kinds in the order in which they shall be reported. */
    synchronized void expect(String label, Expectation expectation) {
        rows.computeIfAbsent(label, l -> new Row(l, expectation));
    }

    synchronized void sent(Planned planned) {
        expect(planned.label(), planned.expectation());
        row(planned).sent++;
    }

    /** Takes an ack into account. */
    synchronized void answered(Planned planned, AckPayload ack, long nanos) {
        latencies.add(nanos);
        Expectation expectation = planned.expectation();
        row(planned).add(expectation.holds(ack), expectation.textOf(ack));
    }

    private Row row(Planned planned) {
        Row row = rows.get(planned.label());
        if (row == null) {
            throw new IllegalArgumentException(planned.label() + " was not sent");
        }
        return row;
    }

    /** The kinds of which at least one was sent. */
    synchronized List<Row> rows() {
        return rows.values().stream().filter(row -> row.sent() > 0).toList();
    }

    /** The milliseconds within which the given share of the acks came. */
    synchronized long latencyMillis(double share) {
        List<Long> sorted = latencies.stream().sorted().toList();
        int index = (int) Math.ceil(share * sorted.size()) - 1;
        return sorted.isEmpty() ? 0 : sorted.get(Math.max(0, index)) / 1_000_000;
    }
}
