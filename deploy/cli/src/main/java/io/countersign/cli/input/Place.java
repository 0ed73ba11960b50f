package io.countersign.cli.input;

import java.util.OptionalLong;

/**
 * Where a message stands.
 *
 * @param line where it starts, counted from 1
 * @param index in its array, counted from 0; empty where it stands in none
 */
public record Place(String file, long line, OptionalLong index) {
    /** As people write it. */
    @Override
    public String toString() {
        return file + ":" + line + (index.isPresent() ? " [" + index.getAsLong() + "]" : "");
    }
}
