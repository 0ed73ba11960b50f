package io.countersign.cli.validate;

import io.countersign.schema.bytes.Bytes;
import java.util.OptionalLong;

/**
 * The text of one message where it stands; a text that is longer than a message may be is cut off beyond that.
 *
 * @param line where it starts, counted from 1
 * @param index in its array, counted from 0; empty where it stands in none
 */
record FoundMessage(String file, long line, OptionalLong index, Bytes text) {
    /** The place as people write it. */
    String place() {
        return file + ":" + line + (index.isPresent() ? " [" + index.getAsLong() + "]" : "");
    }
}
