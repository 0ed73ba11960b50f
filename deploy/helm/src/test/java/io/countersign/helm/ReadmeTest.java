package io.countersign.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final Path README = Chart.file("README.md");
    private static final String BEGIN = "<!-- values -->\n";
    private static final String END = "<!-- /values -->";

    private static List<ValuesTable.Row> rows() {
        return ValuesTable.rows(Yaml.content(Chart.file("values.yaml")));
    }

    @Test
    void theTableIsThatOfTheValues() throws IOException {
        String page = Yaml.content(README);
        String table = ValuesTable.markdown(rows());
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END);
        if (System.getProperty("helm.write") != null) {
            Files.writeString(README, page.substring(0, from) + table + page.substring(to));
        } else {
            assertThat(page.substring(from, to))
                    .as("the table of values in README.md; -Dhelm.write writes it")
                    .isEqualTo(table);
        }
    }

    @Test
    void everyValueIsDescribed() {
        Set<String> described = rows().stream().map(ValuesTable.Row::path).collect(Collectors.toSet());
        List<String> missing = new ArrayList<>();
        collect("", Chart.defaults(), described, missing);
        assertThat(missing).isEmpty();
    }

    private static void collect(String path, Node value, Set<String> described, List<String> missing) {
        if (described.contains(path)) {
            return;
        }
        Map<String, Object> members = value.members();
        if (members.isEmpty()) {
            missing.add(path);
        }
        members.forEach((name, member) ->
                collect(path.isEmpty() ? name : path + "." + name, new Node(member), described, missing));
    }

    @Test
    void theExamplesThatAreNamedAreThere() {
        assertThat(Yaml.content(README).lines().filter(line -> line.startsWith("| [")))
                .hasSize(5)
                .allSatisfy(line -> {
                    String name = line.substring(line.indexOf('(') + 1, line.indexOf(')'));
                    assertThat(README.resolveSibling(name)).exists();
                });
    }
}
