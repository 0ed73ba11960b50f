package io.countersign.chaos.guarantee;

import io.countersign.schema.bytes.Bytes;
import java.util.LinkedHashSet;
import java.util.Set;

/** All copies of one ack. */
final class SeenAck {
    /** Of key, headers and value. */
    final Set<Bytes> digests = new LinkedHashSet<>();

    /** What the values are, where they differ. */
    final Set<String> values = new LinkedHashSet<>();

    /** What is wrong with its signature or form; empty if nothing is. */
    String untrusted = "";

    String status = "";
    String result = "";
    int committedCopies;
    int partition;
    long firstCommitted = -1;
}
