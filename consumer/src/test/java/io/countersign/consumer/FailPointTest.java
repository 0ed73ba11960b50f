package io.countersign.consumer;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailPointTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lunch",
                "MID_APPLY",
                "mid-apply:",
                "mid-apply:0",
                "mid-apply:-1",
                "mid-apply:one",
                "mid-apply:1:2"
            })
    void aPointThatIsNotOneOrCouldNeverBePassedIsRefused(String property) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FailPoint.arm(property))
                .withMessageContaining("countersign.fail-point is '" + property + "'")
                .withMessageContaining("mid-apply")
                .withMessageContaining("a number from 1 on");
    }
}
