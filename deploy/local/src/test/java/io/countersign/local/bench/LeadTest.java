package io.countersign.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LeadTest {
    @Test
    void countsWhatIsSentAndNotAppliedEachTimeThatSomethingIsApplied() {
        Lead lead = new Lead(List.of(1L, 1L, 1L, 2L, 3L, 9L), List.of(2L, 2L, 3L, 4L, 10L, 10L));
        assertThat(List.of(lead.percentile(0), lead.percentile(50), lead.percentile(100)))
                .as("one of five, two of five, two of four")
                .containsExactly(1L, 2L, 2L);
    }

    @Test
    void leavesOutTheTimeAfterTheLastOneWasSent() {
        assertThat(new Lead(List.of(1L, 2L), List.of(3L, 4L)).percentile(50)).isZero();
    }
}
