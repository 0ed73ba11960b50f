package io.countersign.schema.message;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.problem.ErrorCode;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes messages of verified payloads; one reader serves all threads. */
public final class MessageReader {
    /** A text that is longer names no type and is not worth repeating in an answer. */
    private static final int LONGEST_TYPE = 255;

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private final Structure structure = new Structure();

    /**
     * Reads a payload and finds all that is wrong with it, short of what only the store knows.
     *
     * @param payload the text of a JSON object that strict reading has let through
     * @param today the last day that is not in the future
     * @param ignoreUnknownMembers whether members that the type does not have are passed over instead of refused
     */
    public Reading read(Bytes payload, LocalDate today, boolean ignoreUnknownMembers) {
        if (!(mapper.readTree(payload.borrow()) instanceof ObjectNode tree)) {
            throw new IllegalArgumentException("a payload is a JSON object");
        }
        Findings findings = new Findings();
        new Cleaning(findings).clean(tree);
        Members members = new Members(tree, Place.ROOT, findings, today);
        Statement statement = Statements.of(members);
        Optional<MessageType> type = type(members, tree.get("type"));
        if (type.isEmpty()) {
            return new Reading.Invalid(text(tree.get("type")), statement, findings.in(tree));
        }
        structure.check(type.get(), tree, new SchemaFindings(findings, ignoreUnknownMembers));
        MessageBody body = type.get().read(members);
        String name = type.get().name();
        return findings.isEmpty()
                ? new Reading.Readable(new Message(name, statement, body))
                : new Reading.Invalid(name, statement, findings.in(tree));
    }

    private static Optional<MessageType> type(Members payload, @Nullable JsonNode type) {
        if (type == null) {
            payload.report(ErrorCode.REQUIRED, "type", "must be given");
            return Optional.empty();
        }
        if (!type.isString()) {
            payload.report(ErrorCode.WRONG_TYPE, "type", "must be of type string");
            return Optional.empty();
        }
        Optional<MessageType> known = MessageTypes.named(type.stringValue());
        if (known.isEmpty()) {
            payload.report(ErrorCode.NOT_IN_ENUM, "type", "must be one of: " + MessageTypes.names());
        }
        return known;
    }

    private static @Nullable String text(@Nullable JsonNode type) {
        if (type == null || !type.isString()) {
            return null;
        }
        String name = type.stringValue();
        return name.length() <= LONGEST_TYPE && name.indexOf('\0') < 0 ? name : null;
    }
}
