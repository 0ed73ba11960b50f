package io.countersign.schema.envelope;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.json.JsonLimits;
import io.countersign.schema.json.MalformedJsonException;
import io.countersign.schema.json.StrictTokens;
import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** Reads request envelopes, whatever the bytes are; may be shared by threads. */
public final class EnvelopeReader {
    private final int maxRecordBytes;
    private final JsonLimits limits;

    /** A reader of records up to a length in bytes, whose JSON, the payload's included, keeps the limits. */
    public EnvelopeReader(int maxRecordBytes, JsonLimits limits) {
        this.maxRecordBytes = maxRecordBytes;
        this.limits = limits;
    }

    /**
     * Reads one record in a single pass. The whole record is checked to be strict JSON, but nothing inside the payload
     * is interpreted. All problems are told, up to {@link StrictTokens#MAX_PROBLEMS} or to the first that ends the
     * reading.
     */
    public EnvelopeReading read(Bytes value) {
        if (value.length() == 0) {
            return malformed(ErrorCode.REQUIRED, "a record has a value");
        }
        if (value.length() > maxRecordBytes) {
            return malformed(ErrorCode.TOO_LONG, "a record has at most " + maxRecordBytes + " bytes");
        }
        try (StrictTokens tokens = StrictTokens.open(value, limits)) {
            return read(value, tokens);
        } catch (MalformedJsonException e) {
            return new EnvelopeReading.Malformed(List.of(e.problem()));
        }
    }

    private static EnvelopeReading read(Bytes value, StrictTokens tokens) {
        EnvelopeMembers members = new EnvelopeMembers(value, tokens);
        try {
            members.read();
            tokens.expectEnd();
            members.requireAll();
        } catch (MalformedJsonException e) {
            List<Problem> problems = new ArrayList<>(tokens.problems());
            problems.add(e.problem());
            return new EnvelopeReading.Malformed(List.copyOf(problems));
        }
        List<Problem> problems = tokens.problems();
        return problems.isEmpty()
                ? new EnvelopeReading.Readable(members.envelope())
                : new EnvelopeReading.Malformed(problems);
    }

    private static EnvelopeReading malformed(ErrorCode code, String message) {
        return new EnvelopeReading.Malformed(List.of(new Problem(code, "", message)));
    }
}
