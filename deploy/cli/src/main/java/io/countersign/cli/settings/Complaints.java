package io.countersign.cli.settings;

import io.smallrye.config.ConfigValidationException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Says in the user's names what the configuration library found wrong. */
final class Complaints {
    private static final Pattern CONVERSION = Pattern.compile(
            ".*config property (\\S+) with the config value .* threw an Exception whilst being converted (.*)",
            Pattern.DOTALL);

    private Complaints() {}

    static List<String> of(ConfigValidationException exception) {
        return IntStream.range(0, exception.getProblemCount())
                .mapToObj(index -> text(exception.getProblem(index).getMessage()))
                .toList();
    }

    private static String text(String message) {
        Matcher matcher = CONVERSION.matcher(message);
        return matcher.matches() ? name(matcher.group(1)) + " " + matcher.group(2) : message;
    }

    static String name(String property) {
        return Catalog.names().stream()
                .filter(name -> name.property().equals(property))
                .map(name -> name.variable() + " (" + name.key() + ")")
                .findFirst()
                .orElse(property);
    }
}
