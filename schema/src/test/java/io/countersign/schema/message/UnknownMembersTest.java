package io.countersign.schema.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.countersign.schema.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnknownMembersTest {
    @Test
    void unknownMembersAreToldOrPassedOver() {
        String payload = Readings.PERSON + "\"nick\":\"J\",\"addresses\":[{\"name\":\"a\",\"area\":1}]}";
        assertThat(Readings.places(payload)).containsExactly("unknown_field /nick", "unknown_field /addresses/0/area");
        assertThat(Readings.readIgnoringUnknown(payload)).isInstanceOf(Reading.Readable.class);
    }

    @Test
    void passingOverUnknownMembersHidesNothingElse() {
        String unknown =
                IntStream.range(0, 2_000).mapToObj(i -> "\"u" + i + "\":1,").collect(Collectors.joining());
        Reading reading =
                Readings.readIgnoringUnknown(Readings.PERSON + unknown + "\"dob\":\"2023-02-30\",\"gender\":1}");
        assertThat(Readings.places(Readings.problems(reading)))
                .containsExactly("wrong_format /dob", "wrong_type /gender");
    }

    @Test
    void aHundredThousandUnknownMembersGiveAnAnswerOfBoundedSize() {
        String unknown =
                IntStream.range(0, 100_000).mapToObj(i -> "\"u" + i + "\":1").collect(Collectors.joining(","));
        List<Problem> problems =
                assertTimeout(Duration.ofSeconds(10), () -> Readings.problems(Readings.PERSON + unknown + "}"));
        assertThat(problems).hasSize(1_001).doesNotHaveDuplicates();
        assertThat(problems.get(0).pointer()).isEqualTo("/u0");
    }

    @Test
    void deepNestingUnderAnUnknownMemberIsOneProblem() {
        assertThat(Readings.places(Readings.PERSON + "\"deep\":" + "[".repeat(400) + "]".repeat(400) + "}"))
                .containsExactly("unknown_field /deep");
    }
}
