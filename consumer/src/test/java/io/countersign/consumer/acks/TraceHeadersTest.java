package io.countersign.consumer.acks;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Records;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceHeadersTest {
    private static final String IDS = "-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-";
    private static final String TRACE = "00" + IDS + "01";

    private static List<String> passed(Headers request) {
        Headers to = new RecordHeaders();
        TraceHeaders.pass(request, to);
        List<String> passed = new ArrayList<>();
        to.forEach(header -> passed.add(header.key() + " " + new String(header.value(), StandardCharsets.UTF_8)));
        return passed;
    }

    private static Headers headers(String traceparent, String tracestate) {
        return new RecordHeaders()
                .add(Records.header("traceparent", traceparent))
                .add(Records.header("tracestate", tracestate));
    }

    @Test
    void whatIsWellFormedIsPassedToTheByte() {
        assertThat(passed(headers(TRACE, "a=1, b=2"))).containsExactly("traceparent " + TRACE, "tracestate a=1, b=2");
        assertThat(passed(new RecordHeaders())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"01" + IDS + "01", "01" + IDS + "01-", "fe" + IDS + "ff-what-comes"})
    void laterVersionsMayHaveMore(String traceparent) {
        assertThat(passed(headers(traceparent, "a=1"))).containsExactly("traceparent " + traceparent, "tracestate a=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "00",
                "ff" + IDS + "01",
                "0g" + IDS + "01",
                "00" + IDS + "0",
                "00" + IDS + "01-",
                "00" + IDS + "01 ",
                "00" + IDS + "01\n",
                "01" + IDS + "01.",
                "01" + IDS + "01- ",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01"
            })
    void withoutAWellFormedParentThereIsNothing(String traceparent) {
        assertThat(passed(headers(traceparent, "a=1"))).isEmpty();
    }

    @Test
    void whatIsTooLongIsLeftOut() {
        assertThat(passed(headers("01" + IDS + "01-" + "x".repeat(200), "x".repeat(512))))
                .hasSize(2);
        assertThat(passed(headers("01" + IDS + "01-" + "x".repeat(201), "x"))).isEmpty();
        assertThat(passed(headers(TRACE, "x".repeat(513)))).containsExactly("traceparent " + TRACE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=\n", "a=\u0000", "a=\u007f", "a=é"})
    void aStateThatIsNotPrintableIsLeftOut(String tracestate) {
        assertThat(passed(headers(TRACE, tracestate))).containsExactly("traceparent " + TRACE);
    }

    @Test
    void theLastOfSeveralCountsAndOneWithoutAValueIsNone() {
        Headers several = headers("x", "x");
        several.add(Records.header("traceparent", TRACE)).add(Records.header("tracestate", "a=1"));
        assertThat(passed(several)).containsExactly("traceparent " + TRACE, "tracestate a=1");
        assertThat(passed(several.add(new RecordHeader("tracestate", null)))).containsExactly("traceparent " + TRACE);
        assertThat(passed(several.add(new RecordHeader("traceparent", null)))).isEmpty();
    }
}
