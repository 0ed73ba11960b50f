package io.countersign.cli.dead;

import io.countersign.cli.output.Printable;
import io.countersign.cli.output.Table;
import io.countersign.consumer.acks.DeadLetter;
import io.countersign.schema.bytes.Bytes;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Dead letters as they are printed; nothing in them gets to a terminal as it is. */
final class LetterText {
    private LetterText() {}

    static Table table(List<DeadLetter> letters) {
        Table table = new Table("message_id", "time", "source", "status", "result", "key", "bytes", "reason");
        for (DeadLetter letter : letters) {
            Bytes value = letter.value();
            table.row(
                    letter.messageId().value(),
                    letter.time().toString(),
                    Printable.of(letter.source()),
                    Printable.of(letter.status()),
                    Printable.of(letter.result()),
                    key(letter.key()),
                    value == null ? 0 : value.length(),
                    Printable.of(letter.reason()));
        }
        return table;
    }

    private static String key(@Nullable Bytes key) {
        return key == null ? "" : Printable.of(key);
    }

    /** All of one letter, with all errors where they are known. */
    static Map<String, Object> members(DeadLetter letter, List<String> errors, boolean json) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("message_id", letter.messageId().value());
        members.put("status", Printable.of(letter.status()));
        members.put("result", Printable.of(letter.result()));
        members.put("source", Printable.of(letter.source()));
        members.put("time", letter.time().toString());
        members.put("topic", Printable.of(letter.topic()));
        members.put("partition", letter.partition());
        members.put("offset", letter.offset());
        members.put("key", key(letter.key()));
        errors(members, errors.stream().map(Printable::of).toList(), json);
        Bytes value = letter.value();
        if (value == null) {
            members.put("value", letter.leftOut() ? "left out: larger than the topic of dead letters takes" : "none");
        } else {
            members.put("value", Printable.of(value));
            if (json) {
                members.put("value_base64", Base64.getEncoder().encodeToString(value.borrow()));
            }
        }
        return members;
    }

    private static void errors(Map<String, Object> members, List<String> errors, boolean json) {
        if (json) {
            members.put("errors", errors);
            return;
        }
        int number = 1;
        for (String error : errors) {
            members.put("error_" + number++, error);
        }
    }
}
