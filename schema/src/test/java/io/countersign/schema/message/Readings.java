package io.countersign.schema.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.problem.Problem;
import java.time.LocalDate;
import java.util.List;

/** Reads payloads as the tests want to see them. */
final class Readings {
    /** How a person's message begins that may go on with any member. */
    static final String PERSON = "{\"type\":\"people:upsert\",\"first_name\":\"Jane\",";

    /** The same of an organization's. */
    static final String ORGANIZATION = "{\"type\":\"organizations:upsert\",\"name\":\"x\",";

    static final LocalDate TODAY = LocalDate.of(2026, 2, 3);

    private static final MessageReader READER = new MessageReader();

    private Readings() {}

    static Reading read(String payload) {
        return READER.read(Bytes.utf8(payload), TODAY, false);
    }

    static Reading readIgnoringUnknown(String payload) {
        return READER.read(Bytes.utf8(payload), TODAY, true);
    }

    /** The message of a payload that is one. */
    static Message message(String payload) {
        Reading reading = read(payload);
        assertThat(reading).isInstanceOf(Reading.Readable.class);
        return ((Reading.Readable) reading).message();
    }

    /** The problems of a payload, none if it is a message. */
    static List<Problem> problems(String payload) {
        return problems(read(payload));
    }

    static List<Problem> problems(Reading reading) {
        return reading instanceof Reading.Invalid invalid ? invalid.problems() : List.of();
    }

    /** Code and place of each problem, for example {@code wrong_type /dob}. */
    static List<String> places(String payload) {
        return places(problems(payload));
    }

    static List<String> places(List<Problem> problems) {
        return problems.stream().map(p -> p.code().text() + " " + p.pointer()).toList();
    }
}
