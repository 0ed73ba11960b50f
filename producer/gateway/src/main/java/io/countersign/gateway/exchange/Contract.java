package io.countersign.gateway.exchange;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.json.CanonicalJson;
import io.countersign.schema.json.JsonLimits;
import io.countersign.schema.json.MalformedJsonException;
import io.countersign.schema.json.StrictJson;
import io.countersign.schema.message.MessageReader;
import io.countersign.schema.message.Reading;
import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What a processor would say about a payload before it looks into its store. */
final class Contract {
    private final MessageReader reader = new MessageReader();
    private final Clock clock;

    Contract(Clock clock) {
        this.clock = clock;
    }

    /** All that is wrong with a payload. */
    List<Problem> problems(ObjectNode payload) {
        if (!CanonicalJson.keepsNumbers(payload)) {
            return List.of(
                    new Problem(ErrorCode.OUT_OF_RANGE, "", "a number is not one that an IEEE 754 double holds"));
        }
        Bytes text = CanonicalJson.of(payload);
        try {
            StrictJson.parse(text, JsonLimits.defaults().ofPayload());
        } catch (MalformedJsonException e) {
            return List.of(e.problem());
        }
        return reader.read(text, LocalDate.now(clock), false) instanceof Reading.Invalid invalid
                ? invalid.problems()
                : List.of();
    }
}
