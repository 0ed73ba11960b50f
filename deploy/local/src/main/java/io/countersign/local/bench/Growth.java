package io.countersign.local.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * An amount that is made to grow, while everything else stays as it is.
 *
 * @param name how the command line calls it
 * @param amounts from little to much
 * @param change what makes a plan one with this amount
 */
record Growth(String name, List<Integer> amounts, BiFunction<DrainPlan, Integer, DrainPlan> change) {
    /** People, with their contacts, in the tables before the drain. */
    static final Growth PEOPLE_BEFORE =
            new Growth("people_before", List.of(0, 100_000, 1_000_000, 10_000_000), DrainPlan::withPeopleBefore);

    /** Of small batches, which are slow, so many tell their rate. */
    private static final int ENOUGH_BATCHES = 2_000;

    /** All that can grow. */
    static List<Growth> all() {
        return List.of(
                new Growth("batch_size", List.of(1, 10, 50, 100, 500, 2_000), Growth::withBatchSize),
                PEOPLE_BEFORE,
                new Growth("contacts", List.of(1, 2, 5, 20), DrainPlan::withContacts),
                new Growth("note_length", List.of(0, 1_000, 5_000), DrainPlan::withNoteLength),
                new Growth("partitions", List.of(1, 4, 16, 64), DrainPlan::withPartitions),
                new Growth("consumers", List.of(1, 2, 4), DrainPlan::withConsumers));
    }

    private static DrainPlan withBatchSize(DrainPlan usual, int size) {
        return usual.withBatchSize(size).atMost(ENOUGH_BATCHES * size);
    }

    /** A drain with one amount of what grows. */
    record Point(int amount, DrainFigures figures) {}

    /** The same with one amount only. */
    Growth only(int amount) {
        return new Growth(name, List.of(amount), change);
    }

    /** Drains with each amount that is not more than the most, from little to much, on servers of its own each time. */
    List<Point> measure(DrainPlan usual, int most, PrintWriter progress) throws IOException, InterruptedException {
        List<Point> points = new ArrayList<>();
        for (int amount : amounts) {
            if (amount <= most) {
                progress.println(name + " " + amount);
                DrainPlan plan = change.apply(usual, amount);
                try (Stage stage = new Stage(plan.partitions())) {
                    points.add(new Point(amount, new Drain(stage, plan, progress).run()));
                }
            }
        }
        return points;
    }
}
