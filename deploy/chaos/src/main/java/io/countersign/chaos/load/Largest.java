package io.countersign.chaos.load;

import io.countersign.chaos.scene.Keys;
import io.countersign.producer.SignedRecord;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.key.PrivateKey;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Messages as large as a record may be, to the byte, and some that are one byte larger. */
final class Largest {
    private static final int MOST_BYTES = 1024 * 1024;
    private static final int PEOPLE = 50;

    /** Members of JSON take much more memory than the text that they are read from. */
    private static final int FACTS = 20_000;

    private static final int MEMBERS = 1_000;

    /** Compresses well, and what a client fetches is bounded by what it is compressed to. */
    private static final String TEXT = "all the same ".repeat(MOST_BYTES / 13 + 1);

    private final Random random;
    private final Keys keys;
    private final Statements statements;
    private final Model model;

    Largest(Random random, Keys keys, Statements statements, Model model) {
        this.random = random;
        this.keys = keys;
        this.statements = statements;
        this.model = model;
    }

    Planned any() {
        return switch (random.nextInt(8)) {
            case 0 -> planned("too large", wrong(), keys.sender(), MOST_BYTES + 1, AckResult.MALFORMED);
            case 1 -> planned("large, stranger's", wrong(), keys.stranger(), MOST_BYTES, AckResult.UNKNOWN_SOURCE);
            case 2 -> invalid(facts(wrong()).put("gender", "unheard of"));
            case 3 -> invalid(manyErrors());
            case 4, 5 -> valid(true);
            default -> valid(false);
        };
    }

    private Planned valid(boolean facts) {
        Person person = model.person("L" + random.nextInt(PEOPLE));
        AckResult result = person.there ? AckResult.UPDATED : AckResult.CREATED;
        person.there = true;
        person.lastName = statements.unique("Large");
        ObjectNode payload = statements.draft(person).put("last_name", person.lastName);
        return planned("large person", facts ? facts(payload) : payload, keys.sender(), MOST_BYTES, result);
    }

    private Planned invalid(ObjectNode payload) {
        return planned("large and invalid", payload, keys.sender(), MOST_BYTES, AckResult.INVALID);
    }

    private ObjectNode wrong() {
        return statements.draft(statements.anyone()).put("last_name", Wrongs.MARK);
    }

    private ObjectNode facts(ObjectNode payload) {
        var visits = payload.withObject("/traits").putArray("visits");
        for (int i = 0; i < FACTS; i++) {
            visits.addObject().put("page", random.nextInt(1_000)).put("seconds", random.nextInt(600));
        }
        return payload;
    }

    /** Each of its members has an error. */
    private ObjectNode manyErrors() {
        ObjectNode payload = wrong().put("type", "organizations:upsert");
        var people = payload.putArray("people");
        for (int i = 0; i < MEMBERS; i++) {
            people.addObject().put("type", "people:upsert").put("gender", "unheard of");
        }
        return payload;
    }

    private static Planned planned(String kind, ObjectNode payload, PrivateKey key, int bytes, AckResult result) {
        ObjectNode traits = payload.withObject("/traits").put("text", "");
        int missing = bytes - SignedRecord.of(payload, key).length();
        traits.put("text", TEXT.substring(0, missing));
        return Statements.planned(kind, payload, key, Set.of(result));
    }
}
