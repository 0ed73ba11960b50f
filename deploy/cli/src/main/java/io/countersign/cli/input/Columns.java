package io.countersign.cli.input;

import java.util.Map;
import java.util.Optional;

/** Which columns of a table the members of a message came from, by their JSON Pointers. */
public record Columns(Map<String, String> byPointer) {
    /** Of a message that came from no table. */
    public static final Columns NONE = new Columns(Map.of());

    /** The column of a member, or of what it lies in; empty where it came from none. */
    public Optional<String> of(String pointer) {
        String at = pointer;
        while (!at.isEmpty()) {
            String column = byPointer.get(at);
            if (column != null) {
                return Optional.of(column);
            }
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return Optional.empty();
    }
}
