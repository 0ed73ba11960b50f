package io.countersign.cli.settings;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Which topics carry requests. */
public sealed interface RequestTopics {
    /** These topics, at least one. */
    record Named(List<String> names) implements RequestTopics {
        /** Keeps a copy of the names. */
        public Named {
            names = List.copyOf(names);
        }
    }

    /** All topics whose whole name matches, also those that are created later. */
    record Matching(Pattern pattern) implements RequestTopics {}

    /** Whether a topic is one of them. */
    default boolean contains(String topic) {
        if (this instanceof Matching matching) {
            return matching.pattern().matcher(topic).matches();
        }
        return this instanceof Named named && named.names().contains(topic);
    }

    /** Reads names separated by commas, or, when a character is in it that no topic's name has, a regular expression. */
    static RequestTopics parse(String text) {
        if (text.matches("[a-zA-Z0-9._,\\s-]*")) {
            return new Named(names(text));
        }
        try {
            return new Matching(Pattern.compile(text));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "is neither a list of topics nor a regular expression: " + e.getDescription(), e);
        }
    }

    private static List<String> names(String text) {
        List<String> names = Stream.of(text.split(",", -1)).map(String::strip).toList();
        if (names.stream().anyMatch(name -> !name.matches("\\S+"))) {
            throw new IllegalArgumentException("must be names separated by commas, not '" + text + "'");
        }
        return names;
    }
}
