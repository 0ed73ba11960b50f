package io.countersign.cli.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A place in a YAML document, which knows its path for complaints; they are collected rather than thrown. */
public final class YamlNode {
    private final String path;
    private final @Nullable Object value;
    private final List<String> problems;

    YamlNode(String path, @Nullable Object value, List<String> problems) {
        this.path = path;
        this.value = value;
        this.problems = problems;
    }

    /** Complains about this place. */
    public void problem(String rule) {
        problems.add(path.isEmpty() ? rule : path + ": " + rule);
    }

    /** Whether anything was complained about here or below. */
    public boolean hasProblems() {
        return problems.stream().anyMatch(problem -> problem.startsWith(path));
    }

    /** Complains about members of other names, and where there are no members at all. */
    public void allow(String... names) {
        Set<String> allowed = Set.of(names);
        if (!(value instanceof Map)) {
            problem("must be a mapping of names to values");
        }
        members().keySet().stream()
                .map(String::valueOf)
                .filter(name -> !allowed.contains(name))
                .forEach(name -> problem("there is no " + name + " here; there are " + String.join(", ", names)));
    }

    /** Whether there is a member of that name. */
    public boolean has(String name) {
        return members().get(name) != null;
    }

    /** The place of a member, be it there or not. */
    public YamlNode member(String name) {
        return new YamlNode(path.isEmpty() ? name : path + "." + name, members().get(name), problems);
    }

    /** The member, complained about where it is missing. */
    public YamlNode required(String name) {
        if (!has(name)) {
            problem(name + " is required");
        }
        return member(name);
    }

    /** Reads the text of a member that may be missing; what the reader throws becomes a complaint. */
    public <T> void read(String name, Function<String, T> reader, Consumer<T> taker) {
        if (has(name)) {
            member(name).read(reader, taker);
        }
    }

    /** Reads the text of this place. */
    public <T> void read(Function<String, T> reader, Consumer<T> taker) {
        if (!(value instanceof String text)) {
            problem("must be a text");
            return;
        }
        try {
            taker.accept(reader.apply(text));
        } catch (IllegalArgumentException e) {
            problem(String.valueOf(e.getMessage()));
        }
    }

    /** The items of a list; none, with a complaint, where this is none. */
    public List<YamlNode> items() {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            problem("must be a list");
            return List.of();
        }
        List<YamlNode> items = new ArrayList<>();
        for (Object item : list) {
            items.add(new YamlNode(path + "[" + items.size() + "]", item, problems));
        }
        return items;
    }

    private Map<?, ?> members() {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
