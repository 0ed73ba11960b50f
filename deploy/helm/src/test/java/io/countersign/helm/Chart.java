package io.countersign.helm;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A chart, as Helm 3 sees it. */
record Chart(Path directory) {
    static final String NAMESPACE = "people";
    static final String RELEASE = "cs";

    private static final Path SOURCES = Path.of("countersign");
    private static final String HOOK = "helm.sh/hook";

    /** The library leaves hooks out of what it renders, so it gets a chart that has none, and they come back after. */
    private static final String NO_HOOK = "no-hook.helm.sh/hook";

    private static final Chart WITHOUT_HOOKS = withoutHooks();

    /** The chart as it stands in the sources. */
    static Chart ofSources() {
        return WITHOUT_HOOKS;
    }

    private static Chart withoutHooks() {
        try {
            Chart copy = copyTo(Files.createTempDirectory(Files.createDirectories(Path.of("target")), "chart")
                    .resolve("countersign"));
            Path test = copy.directory().resolve("templates/tests/doctor.yaml");
            Files.writeString(test, Yaml.content(test).replace(HOOK, NO_HOOK));
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of the chart. */
    static Path file(String name) {
        return SOURCES.resolve(name);
    }

    /** The files with values that stand beside the chart as examples. */
    static List<Path> examples() {
        return Stream.of("dev", "staging", "production")
                .map(name -> SOURCES.resolve("examples").resolve(name + ".yaml"))
                .toList();
    }

    static Path example(String name) {
        return SOURCES.resolve("examples").resolve(name + ".yaml");
    }

    /** The values where nobody gives any. */
    static Node defaults() {
        return Yaml.read(SOURCES.resolve("values.yaml"));
    }

    static Node schema() {
        return Yaml.read(SOURCES.resolve("values.schema.json"));
    }

    /** A copy to which files can be added. */
    static Chart copyTo(Path directory) {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.toList()) {
                Path copy = directory.resolve(SOURCES.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
            return new Chart(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Renders with the values of a file; throws {@link IllegalStateException} with what Helm says against it. */
    Manifests render(Path values) {
        return manifests(command(values).call());
    }

    /** Renders with the values of the smallest example and these over them. */
    Manifests render(String values) {
        return render(RELEASE, values);
    }

    Manifests render(String release, String values) {
        Map<String, Object> example = Yaml.read(example("dev")).members();
        String merged = Yaml.write(Yaml.merge(example, Yaml.read(values).members()));
        try {
            Path file = Files.createTempFile("values", ".yaml");
            try {
                Files.writeString(file, merged);
                return manifests(command(file).withName(release).call());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What strict linting has against the chart. */
    List<String> lint() {
        LintResult result = new Helm(directory).lint().strict().call();
        List<String> complaints = new ArrayList<>();
        if (result.isFailed()) {
            complaints.addAll(result.getMessages());
        }
        return complaints;
    }

    /** Makes these the values where nobody gives any. */
    void setDefaults(Map<String, Object> values) {
        try {
            Files.writeString(directory.resolve("values.yaml"), Yaml.write(values));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Manifests manifests(String rendered) {
        return new Manifests(Yaml.readAll(rendered.replace(NO_HOOK, HOOK)));
    }

    private TemplateCommand command(Path values) {
        return new Helm(directory)
                .template()
                .withName(RELEASE)
                .withNamespace(NAMESPACE)
                .withKubeVersion("1.34.0")
                .withValuesFile(values);
    }
}
