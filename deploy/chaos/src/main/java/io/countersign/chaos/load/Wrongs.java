package io.countersign.chaos.load;

import io.countersign.chaos.scene.Keys;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.bytes.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Messages that must not be applied; whatever of them reaches a table is found there by {@link #MARK}. */
public final class Wrongs {
    /** A last name that no right message has. */
    public static final String MARK = "must never be stored";

    private final Random random;
    private final Keys keys;
    private final Statements statements;

    Wrongs(Random random, Keys keys, Statements statements) {
        this.random = random;
        this.keys = keys;
        this.statements = statements;
    }

    Planned any() {
        ObjectNode payload = statements.draft(statements.anyone()).put("last_name", MARK);
        return switch (random.nextInt(10)) {
            case 0 -> Statements.planned("stranger's", payload, keys.stranger(), Set.of(AckResult.UNKNOWN_SOURCE));
            case 1 -> Statements.planned("revoked key's", payload, keys.revoked(), Set.of(AckResult.REVOKED_SOURCE));
            case 2 -> altered(payload);
            case 3 -> notJson();
            case 4 -> invalid("NUL in text", payload.put("note", "a\u0000b"));
            case 5 -> invalid("no such date", payload.put("dob", "2023-02-30"));
            case 6 -> invalid("unknown member", payload.put("shoe_size", 42));
            case 7 -> dated("out of date", payload, Statements.now().minus(Keys.MAX_AGE.multipliedBy(2)));
            case 8 -> dated("of tomorrow", payload, Statements.now().plus(Duration.ofDays(1)));
            default -> invalid("not in enum", payload.put("gender", "unheard of"));
        };
    }

    private Planned invalid(String kind, ObjectNode payload) {
        return Statements.planned(kind, payload, keys.sender(), Set.of(AckResult.INVALID));
    }

    private Planned dated(String kind, ObjectNode payload, Instant at) {
        return Statements.planned(
                kind, payload.put("issued_at", at.toString()), keys.dated(), Set.of(AckResult.NOT_FRESH));
    }

    private Planned altered(ObjectNode payload) {
        Planned honest = Statements.planned("altered", payload, keys.sender(), Set.of(AckResult.BAD_SIGNATURE));
        Bytes value = Bytes.utf8(honest.value().toUtf8().replace(MARK, MARK + "!"));
        return new Planned(honest.kind(), honest.key(), null, value, honest.results());
    }

    private Planned notJson() {
        byte[] noise = new byte[random.nextInt(1, 200)];
        random.nextBytes(noise);
        noise[0] = 0;
        return new Planned("noise", null, null, Bytes.wrap(noise), Set.of(AckResult.MALFORMED));
    }
}
