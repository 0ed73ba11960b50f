package io.countersign.cli.definitions;

import io.countersign.cli.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a file says that an account defines.
 *
 * @param account the account's name
 * @param definitions what it shall define, each once
 */
record Declared<T>(String account, List<T> definitions) {
    private static final int LONGEST_NAME = 255;

    /** Reads a file with the members {@code account} and the given list. */
    static <T> Declared<T> read(
            YamlNode root, String list, Function<YamlNode, @Nullable T> reader, Function<T, Object> name) {
        root.allow("account", list);
        List<String> account = new ArrayList<>();
        root.required("account").read(text -> bounded(text, LONGEST_NAME), account::add);
        List<T> definitions = new ArrayList<>();
        Set<Object> names = new HashSet<>();
        for (YamlNode item : root.required(list).items()) {
            T definition = reader.apply(item);
            if (definition != null && !names.add(name.apply(definition))) {
                item.problem("another one of the list is " + name.apply(definition) + " already");
            } else if (definition != null) {
                definitions.add(definition);
            }
        }
        return new Declared<>(account.isEmpty() ? "" : account.get(0), definitions);
    }

    /** The text; throws {@link IllegalArgumentException} where it is blank or longer. */
    static String bounded(String text, int longest) {
        if (text.isBlank() || text.codePointCount(0, text.length()) > longest) {
            throw new IllegalArgumentException("must have 1 to " + longest + " characters");
        }
        return text.strip();
    }

    static String name(String text) {
        return bounded(text, LONGEST_NAME);
    }

    static boolean flag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("must be true or false");
        }
        return text.equals("true");
    }

    static long number(String text) {
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException("must be an integer from 1");
        }
        return Long.parseLong(text);
    }
}
