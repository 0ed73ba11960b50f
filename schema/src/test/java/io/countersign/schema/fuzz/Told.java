package io.countersign.schema.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.schema.json.StrictTokens;
import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What a sender may expect of the problems that are told. */
final class Told {
    /** What RFC 6901, section 3, does not know. */
    private static final Pattern NO_ESCAPE = Pattern.compile("~(?![01])");

    private static final String REPLACED = "\ufffd";

    private Told() {}

    /** At least one, each with a message and a pointer that an answer can carry. */
    static void rightly(List<Problem> problems) {
        assertThat(problems).isNotEmpty();
        problems.forEach(Told::rightly);
    }

    static void rightly(Problem problem) {
        String pointer = problem.pointer();
        assertThat(problem.message()).isNotBlank();
        assertThat(pointer.isEmpty() || pointer.startsWith("/"))
                .as("%s", problem)
                .isTrue();
        assertThat(NO_ESCAPE.matcher(pointer).find()).as("%s", problem).isFalse();
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(pointer))
                .as("%s", problem)
                .isTrue();
    }

    /** No more than one reading collects. */
    static void boundedly(List<Problem> problems) {
        assertThat(problems).hasSizeLessThanOrEqualTo(StrictTokens.MAX_PROBLEMS);
    }

    /** Each pointer leads to a value, or to a member that could be in an object that is there. */
    static void about(JsonNode document, List<Problem> problems) {
        for (Problem problem : problems) {
            assertThat(leadsInto(document, problem.pointer()))
                    .as("%s of %s", problem, document)
                    .isTrue();
        }
    }

    /** Whether the places are those of a tree: not where a name stands twice or could not be written. */
    static boolean haveOnePlace(List<Problem> problems) {
        return problems.stream()
                .noneMatch(problem -> problem.code() == ErrorCode.DUPLICATE_ITEM
                        || problem.pointer().contains(REPLACED));
    }

    private static boolean leadsInto(JsonNode document, String pointer) {
        return pointer.isEmpty()
                || !document.at(pointer).isMissingNode()
                || document.at(pointer.substring(0, pointer.lastIndexOf('/'))).isObject();
    }
}
