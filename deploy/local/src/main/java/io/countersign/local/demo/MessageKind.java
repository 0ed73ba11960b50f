package io.countersign.local.demo;

import io.countersign.schema.ack.AckResult;
import io.countersign.schema.problem.ErrorCode;
import org.jspecify.annotations.Nullable;

/** The kinds of generated messages, how often each comes, and what has to become of it. */
enum MessageKind {
    NEW_PERSON("new person", 340, AckResult.CREATED),
    NEW_ORGANIZATION("new organization with its people", 120, AckResult.CREATED),
    PERSON_CHANGE("change of a person", 220, AckResult.UPDATED),
    ORGANIZATION_CHANGE("change of an organization", 80, AckResult.UPDATED),
    SAID_AGAIN("same content, stated again", 40, AckResult.UNCHANGED),
    EXACT_COPY("exactly the same record again", 50, AckResult.DUPLICATE),
    LATE("older than what is known", 40, AckResult.STALE),
    PING("ping", 10, AckResult.PONG),
    FORGED("signed with another key", 10, AckResult.BAD_SIGNATURE),
    ALTERED("altered after signing", 10, AckResult.BAD_SIGNATURE),
    STRANGER("key that nobody registered", 10, AckResult.UNKNOWN_SOURCE),
    REVOKED("key that was revoked", 10, AckResult.REVOKED_SOURCE),
    ELSEWHERE("meant for another community", 10, AckResult.WRONG_AUDIENCE),
    CUT_OFF("cut off in the middle", 10, AckResult.MALFORMED),
    NO_NAME("person without a name", 5, ErrorCode.REQUIRED, "/first_name"),
    NO_SUCH_GENDER("gender that is not listed", 5, ErrorCode.NOT_IN_ENUM, "/gender"),
    NO_SUCH_DAY("day that does not exist", 5, ErrorCode.WRONG_FORMAT, "/dob"),
    UNBORN("born in the future", 5, ErrorCode.IN_FUTURE, "/dob"),
    NO_EMAIL("e-mail address without a host", 5, ErrorCode.WRONG_FORMAT, "/contact_informations/0/info"),
    TWO_MAIN("two main addresses", 5, ErrorCode.CONFLICT, "/addresses/1/main"),
    UNKNOWN_MEMBER("member that is not known", 5, ErrorCode.UNKNOWN_FIELD, "/shoe_size"),
    UNKNOWN_ID("id that does not exist", 5, ErrorCode.NOT_FOUND, "/id"),
    NAMELESS_INSIDE("organization, one person nameless", 5, ErrorCode.REQUIRED, "/people/1/first_name");

    private final String label;
    private final int weight;
    private final AckResult result;
    private final @Nullable ErrorCode code;
    private final String pointer;

    MessageKind(String label, int weight, AckResult result) {
        this(label, weight, result, null, "");
    }

    MessageKind(String label, int weight, ErrorCode code, String pointer) {
        this(label, weight, AckResult.INVALID, code, pointer);
    }

    MessageKind(String label, int weight, AckResult result, @Nullable ErrorCode code, String pointer) {
        this.label = label;
        this.weight = weight;
        this.result = result;
        this.code = code;
        this.pointer = pointer;
    }

    String label() {
        return label;
    }

    /** How often it comes, in comparison with the others. */
    int weight() {
        return weight;
    }

    Expectation expectation() {
        return new Expectation(result, code, pointer);
    }
}
