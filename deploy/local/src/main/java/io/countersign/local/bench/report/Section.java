package io.countersign.local.bench.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One measurement.
 *
 * @param said what was measured, in a sentence or two
 * @param figures what came out, by names with the unit at their end
 * @param bars amounts side by side; perhaps none
 */
public record Section(
        String title, String said, Map<String, ?> figures, List<Plot> plots, String barsOf, List<Bar> bars) {
    /** Copies what it is given. */
    public Section {
        figures = new LinkedHashMap<>(figures);
        plots = List.copyOf(plots);
        bars = List.copyOf(bars);
    }

    /** One without bars. */
    public static Section of(String title, String said, Map<String, ?> figures, List<Plot> plots) {
        return new Section(title, said, figures, plots, "", List.of());
    }
}
