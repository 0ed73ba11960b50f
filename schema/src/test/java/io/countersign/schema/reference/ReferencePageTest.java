package io.countersign.schema.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.schema.message.MessageType;
import io.countersign.schema.message.MessageTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The reference page in the repository says what the schemas say. */
class ReferencePageTest {
    private static final Path FILE = Path.of("REFERENCE.md");
    private static final String COMMAND = "mvn -q -pl schema test -Dtest=ReferencePageTest -Dreference.write=true";

    @Test
    void thePageInTheRepositoryIsTheOneThatTheSchemasGive() throws IOException {
        String page = ReferencePage.text();
        if (Boolean.getBoolean("reference.write")) {
            Files.writeString(FILE, page);
        }
        assertThat(FILE)
                .as("schema/REFERENCE.md is stale; write it anew: " + COMMAND)
                .hasContent(page);
    }

    @Test
    void everyLinkLeadsToAHeading() {
        String page = ReferencePage.text();
        List<String> headings = Pattern.compile("(?m)^#+ (.*)$")
                .matcher(page)
                .results()
                .map(heading -> Markdown.link(heading.group(1)))
                .toList();
        assertThat(headings).doesNotHaveDuplicates();
        assertThat(Pattern.compile("\\[[^\\]`]+]\\(#[^)]*\\)")
                        .matcher(page)
                        .results()
                        .map(MatchResult::group))
                .isNotEmpty()
                .isSubsetOf(headings);
    }

    @Test
    void everyMessageTypeHasItsChapter() {
        assertThat(ReferencePage.text().lines().filter(line -> line.startsWith("## ")))
                .containsSubsequence(MessageTypes.all().stream()
                        .map(MessageType::name)
                        .map("## "::concat)
                        .toList());
    }
}
