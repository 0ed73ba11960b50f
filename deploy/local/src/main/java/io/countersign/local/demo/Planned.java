package io.countersign.local.demo;

import io.countersign.schema.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A record to send, and what has to become of it.
 *
 * @param label the kind of message, as the report names it
 * @param key the record's key, the same for all records about a subject
 * @param value the record's value, signed well or badly
 */
record Planned(String label, @Nullable String key, Bytes value, Expectation expectation) {}
