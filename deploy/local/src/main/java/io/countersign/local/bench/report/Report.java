package io.countersign.local.bench.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that one run measured.
 *
 * @param circumstances the machine, the versions and the settings
 */
public record Report(Map<String, ?> circumstances, List<Goal> goals, List<Section> sections) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PLOTTER = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

    /** Writes {@code report.json} and {@code report.html}, which needs no other file; returns the latter. */
    public Path write(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(
                directory.resolve("report.json"),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this));
        Path page = directory.resolve("report.html");
        Files.writeString(page, page());
        return page;
    }

    private String page() throws IOException {
        Template template = Mustache.compiler().compile(read("report.html"));
        return template.execute(Map.of(
                "report",
                this,
                "sections",
                sections.stream().map(Report::shown).toList(),
                "plotterStyle",
                read(PLOTTER + "uPlot.min.css"),
                "plotter",
                read(PLOTTER + "uPlot.iife.min.js"),
                "machine",
                circumstances.entrySet(),
                "plots",
                inScript(sections.stream().flatMap(s -> s.plots().stream()).toList())));
    }

    private static Map<String, Object> shown(Section section) {
        double most = section.bars().stream().mapToDouble(Bar::value).max().orElse(1);
        return Map.of(
                "title", section.title(),
                "said", section.said(),
                "figures", section.figures().entrySet(),
                "plots", section.plots(),
                "barsOf", section.barsOf(),
                "bars",
                        section.bars().stream()
                                .map(bar -> Map.of(
                                        "name", bar.name(),
                                        "text", Numbers.text(bar.value()),
                                        "percent", Math.round(100 * bar.value() / most)))
                                .toList());
    }

    /** JSON that does not end the script that it stands in. */
    private static String inScript(Object value) {
        return JSON.writeValueAsString(value).replace("<", "\\u003c");
    }

    private static String read(String resource) throws IOException {
        try (InputStream in = Report.class.getResourceAsStream(resource)) {
            return new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
