package io.countersign.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ContractTest {
    private final Contract contract = new Contract(Clock.systemUTC());

    /** A record of more than 32 levels is refused unread, and the payload of a record stands on the second. */
    @Test
    void aPayloadIsNoDeeperThanItsRecordMayBe() {
        assertThat(contract.problems(nested(29))).isEmpty();
        assertThat(contract.problems(nested(30)))
                .extracting(Problem::code, Problem::pointer)
                .containsExactly(tuple(ErrorCode.OUT_OF_RANGE, "/traits/a" + "/0".repeat(29)));
    }

    private static ObjectNode nested(int arrays) {
        String trait = "[".repeat(arrays) + "]".repeat(arrays);
        return (ObjectNode) JsonMapper.shared()
                .readTree("{\"type\":\"people:upsert\",\"first_name\":\"Jane\",\"traits\":{\"a\":" + trait + "}}");
    }
}
