package io.countersign.cli.csv;

import io.countersign.cli.CommandException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One {@code COLUMN=MEMBER} of the option {@code --map}. */
record ColumnTarget(String column, String member) {
    private static final Pattern PAIR =
            Pattern.compile("\\s*(?:\"((?:[^\"]|\"\")*)\"|([^,\"=]+))=([^,=\"]+?)\\s*(?:,|$)");

    /** All in the value of one option; throws {@link CommandException} for what is no such pair. */
    static List<ColumnTarget> all(String option) {
        List<ColumnTarget> pairs = new ArrayList<>();
        Matcher matcher = PAIR.matcher(option);
        int end = 0;
        while (end < option.length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw CommandException.usage(
                        "--map takes COLUMN=MEMBER and commas between such pairs, not '" + option.substring(end) + "'");
            }
            String quoted = matcher.group(1);
            pairs.add(new ColumnTarget(
                    quoted == null ? matcher.group(2).strip() : quoted.replace("\"\"", "\""), matcher.group(3)));
            end = matcher.end();
        }
        return pairs;
    }
}
