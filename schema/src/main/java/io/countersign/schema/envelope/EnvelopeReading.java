package io.countersign.schema.envelope;

import io.countersign.schema.problem.Problem;
import java.util.List;

/** What became of reading a record. */
public sealed interface EnvelopeReading {
    /** The record is a request envelope. */
    record Readable(RequestEnvelope envelope) implements EnvelopeReading {}

    /** The record is none: what is wrong, at least one problem, with pointers into the record. */
    record Malformed(List<Problem> problems) implements EnvelopeReading {}
}
