package io.countersign.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.AckResult;
import java.util.List;

/** What acks are expected to say. */
public final class Expect {
    private Expect() {}

    /** Each problem as {@code code pointer}. */
    public static List<String> problems(AckPayload ack) {
        return ack.errors().stream()
                .map(problem -> problem.code().text() + " " + problem.pointer())
                .toList();
    }

    public static void invalid(AckPayload ack, String... problems) {
        refused(ack, AckResult.INVALID, problems);
    }

    public static void refused(AckPayload ack, AckResult result, String... problems) {
        assertThat(ack.result()).as("%s", ack).isEqualTo(result);
        assertThat(problems(ack)).containsExactly(problems);
    }

    public static AckPayload result(AckPayload ack, AckResult result) {
        assertThat(ack.errors()).isEmpty();
        assertThat(ack.result()).isEqualTo(result);
        return ack;
    }
}
