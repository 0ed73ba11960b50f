package io.countersign.schema.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.json.CanonicalJson;
import io.countersign.schema.message.MessageReader;
import io.countersign.schema.message.MessageTypes;
import io.countersign.schema.message.Reading;
import io.countersign.schema.message.SampleFiles;
import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Any payload is a message or refused, with every problem and its place, however the same payload is written. */
@Timeout(10)
class MessageFuzzTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 2, 3);
    private static final MessageReader READER = new MessageReader();

    static Stream<Named<byte[]>> samples() {
        return MessageTypes.all().stream()
                .flatMap(type -> Stream.of("samples/valid", "samples/invalid")
                        .flatMap(folder -> SampleFiles.of(type, folder).stream()))
                .map(SampleFiles::read)
                .map(sample -> sample.has("payload") ? sample.get("payload") : sample)
                .map(payload -> Seeds.of(payload.toString()));
    }

    @MethodSource("samples")
    @FuzzTest
    void payloads(byte[] input) {
        Bytes text = Bytes.of(input);
        Optional<JsonNode> tree = JsonTexts.read(text);
        if (tree.isPresent() && tree.get() instanceof ObjectNode payload) {
            List<Problem> problems = problems(text, false);
            Told.about(payload, problems);
            assertThat(places(problems)).hasSameSizeAs(problems);
            if (problems.isEmpty()) {
                assertThat(isStorable(payload)).isTrue();
            }
            if (CanonicalJson.keepsNumbers(payload)) {
                assertThat(places(problems(CanonicalJson.of(payload), false))).isEqualTo(places(problems));
            }
            assertThat(problems(text, true)).extracting(Problem::code).doesNotContain(ErrorCode.UNKNOWN_FIELD);
        }
    }

    private static List<Problem> problems(Bytes payload, boolean ignoreUnknownMembers) {
        Reading reading = READER.read(payload, TODAY, ignoreUnknownMembers);
        if (reading instanceof Reading.Invalid invalid) {
            Told.rightly(invalid.problems());
            return invalid.problems();
        }
        return List.of();
    }

    private static Set<String> places(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.code() + " " + problem.pointer())
                .collect(Collectors.toSet());
    }

    /** PostgreSQL keeps no U+0000, neither in a text nor in JSON. */
    private static boolean isStorable(JsonNode node) {
        return node.isString()
                ? node.stringValue().indexOf('\0') < 0
                : node.propertyNames().stream().allMatch(name -> name.indexOf('\0') < 0)
                        && node.valueStream().allMatch(MessageFuzzTest::isStorable);
    }
}
