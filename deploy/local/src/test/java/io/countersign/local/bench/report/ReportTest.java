package io.countersign.local.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final Plot PLOT =
            Plot.perSecond("</script><b>fast</b>", List.of(10_000L, 10_500L, 10_999L, 13_000L));

    @TempDir
    private Path directory;

    private String page() throws Exception {
        Section section = new Section(
                "Drain & more",
                "What was measured.",
                Map.of("messages_per_second", 1_234),
                List.of(PLOT),
                "microseconds",
                List.of(new Bar("verify", 50), new Bar("sign", 25)));
        Path page = new Report(
                        Map.of("java", "17"),
                        List.of(Goal.atLeast("rate", 14_000, 15_000), Goal.atMost("p99, ms", 30, 41.5)),
                        List.of(section))
                .write(directory);
        return Files.readString(page);
    }

    @Test
    void thePageSaysWhichGoalsAreReached() throws Exception {
        String page = page();
        assertThat(page)
                .contains("<td>≥ 14,000</td><td>15,000</td><td><span class=\"reached\">reached</span>")
                .contains("<td>≤ 30.0</td><td>41.5</td><td><span class=\"missed\">not reached</span>");
    }

    @Test
    void thePageNeedsNoOtherFile() throws Exception {
        assertThat(page()).contains("uPlot=").doesNotContain("src=", "<link", "@import");
    }

    @Test
    void whatIsInANameIsText() throws Exception {
        assertThat(page()).contains("Drain &amp; more").doesNotContain("<b>fast</b>");
    }

    @Test
    void theLongestBarIsTheWholeWidth() throws Exception {
        assertThat(page()).contains("width: 100%", "width: 50%");
    }

    @Test
    void secondsInWhichNothingCameAreShown() {
        assertThat(PLOT.x()).containsExactly(0.0, 1.0, 2.0, 3.0);
        assertThat(PLOT.y()).containsExactly(3.0, 0.0, 0.0, 1.0);
    }
}
