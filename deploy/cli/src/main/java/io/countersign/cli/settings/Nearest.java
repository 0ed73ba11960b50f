package io.countersign.cli.settings;

import java.util.Comparator;
import java.util.List;

/** Finds the name that somebody most likely meant. */
public final class Nearest {
    private Nearest() {}

    /** The candidate that the fewest insertions, deletions and replacements of characters away from the name. */
    public static String to(String name, List<String> candidates) {
        return candidates.stream()
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .orElseThrow();
    }

    private static int distance(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            previous = nextRow(from.charAt(i - 1), i, to, previous);
        }
        return previous[to.length()];
    }

    private static int[] nextRow(char character, int row, String to, int[] previous) {
        int[] current = new int[previous.length];
        current[0] = row;
        for (int j = 1; j <= to.length(); j++) {
            int replaced = previous[j - 1] + (character == to.charAt(j - 1) ? 0 : 1);
            current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
        }
        return current;
    }
}
