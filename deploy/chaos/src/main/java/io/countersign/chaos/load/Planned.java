package io.countersign.chaos.load;

import io.countersign.schema.ack.AckResult;
import io.countersign.schema.bytes.Bytes;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message before it is sent.
 *
 * @param kind what it is, for whoever reads a report
 * @param key the subject, whose messages stay in order; null for none
 * @param partition where it goes, whatever its key; null where the key decides
 * @param results what may become of it
 */
record Planned(String kind, @Nullable String key, @Nullable Integer partition, Bytes value, Set<AckResult> results) {}
