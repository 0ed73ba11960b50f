package io.countersign.cli.input;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.json.JsonLimits;
import io.countersign.schema.json.MalformedJsonException;
import io.countersign.schema.json.StrictTokens;
import io.countersign.schema.message.MessageReader;
import io.countersign.schema.message.Reading;
import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import tools.jackson.core.JsonToken;

/** What a processor would say about a message before it looks into its store. */
public final class Contract {
    private final MessageReader reader = new MessageReader();
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    /** All that is wrong with the text of a payload. */
    public List<Problem> check(Bytes text) {
        if (text.length() > MessageText.LONGEST) {
            return List.of(new Problem(ErrorCode.TOO_LONG, "", "a message has at most 1 MiB"));
        }
        List<Problem> malformed = malformed(text);
        return malformed.isEmpty() && reader.read(text, today, false) instanceof Reading.Invalid invalid
                ? invalid.problems()
                : malformed;
    }

    private static List<Problem> malformed(Bytes text) {
        try (StrictTokens tokens = StrictTokens.open(text, JsonLimits.defaults().ofPayload())) {
            JsonToken first = tokens.next();
            tokens.skipValue(first);
            tokens.expectEnd();
            return first == JsonToken.START_OBJECT || !tokens.problems().isEmpty()
                    ? tokens.problems()
                    : List.of(new Problem(ErrorCode.WRONG_TYPE, "", "a message is a JSON object"));
        } catch (MalformedJsonException e) {
            return List.of(e.problem());
        }
    }
}
