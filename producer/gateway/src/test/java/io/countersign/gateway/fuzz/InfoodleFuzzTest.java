package io.countersign.gateway.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.countersign.gateway.TestClients;
import io.countersign.gateway.dialect.Answer;
import io.countersign.gateway.infoodle.Infoodle;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every call has an answer as infoodle gives them, and each error names a field that the caller knows. */
@Timeout(10)
class InfoodleFuzzTest {
    private static final String PEOPLE = "/apiv2/people";

    /** The fields that may be blamed though the call does not have them; the last two are read together. */
    private static final Set<String> ALWAYS = Set.of(
            "",
            "unique_id",
            "firstname",
            "lastname",
            "HouseholdName",
            "Addressline1",
            "email",
            "customfields",
            "gender",
            "organisationcontact");

    private final Conversation infoodle = new Conversation(Infoodle::new);

    static Stream<Named<byte[]>> samples() {
        return SampleRequests.of(Infoodle.NAME, "/apiv2");
    }

    @MethodSource("samples")
    @FuzzTest
    void calls(byte[] input) {
        Request request = infoodle.about(input);
        for (String client : new String[] {"infoodle", "infoodle-plain"}) {
            String bearer = TestClients.bearer(client);
            isInForm(request, infoodle.ask("POST", PEOPLE, Map.of(), bearer, request));
            isInForm(
                    request,
                    infoodle.ask("PATCH", PEOPLE + "/{unique_id}", Map.of("unique_id", request.id()), bearer, request));
        }
    }

    private static void isInForm(Request request, Answer answer) {
        ObjectNode body = Conversation.body(answer);
        assertThat(answer.contentType()).isEqualTo("application/json");
        JsonNode errors = body.path("errors");
        assertThat(errors.isArray()).as("%s", body).isTrue();
        assertThat(body.path("ok").intValue()).as("%s", body).isEqualTo(errors.isEmpty() ? 1 : 0);
        errors.forEach(error -> {
            Conversation.isText(error.path("message"));
            assertThat(isKnown(error.path("fieldname").stringValue(), request))
                    .as("%s", error)
                    .isTrue();
        });
    }

    private static boolean isKnown(String fieldname, Request request) {
        return ALWAYS.contains(fieldname)
                || Conversation.parsed(request.body()).stream()
                        .flatMap(body -> body.propertyNames().stream())
                        .anyMatch(name -> fieldname.equals(name)
                                || fieldname.startsWith(name + ".")
                                || fieldname.startsWith(name + "["));
    }
}
