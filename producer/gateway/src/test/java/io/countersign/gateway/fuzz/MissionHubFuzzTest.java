package io.countersign.gateway.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.countersign.gateway.TestClients;
import io.countersign.gateway.dialect.Answer;
import io.countersign.gateway.exchange.ImaginedCommunity;
import io.countersign.gateway.missionhub.MissionHub;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Every call has a JSON:API document as its answer, and each error points to something that the request has. */
@Timeout(10)
class MissionHubFuzzTest {
    private static final String PEOPLE = "/apis/v4/people";

    private final Conversation missionhub = new Conversation(MissionHub::new);
    private final String bearer = TestClients.jwt(MissionHub.NAME, ImaginedCommunity.NOW.plusSeconds(180));

    static Stream<Named<byte[]>> samples() {
        return SampleRequests.of(MissionHub.NAME, "/apis/v4");
    }

    @MethodSource("samples")
    @FuzzTest
    void calls(byte[] input) {
        Request request = missionhub.about(input);
        isInForm(request, missionhub.ask("POST", PEOPLE, Map.of(), bearer, request));
        isInForm(request, missionhub.ask("GET", PEOPLE + "/{id}", Map.of("id", request.id()), bearer, request));
        isInForm(request, missionhub.ask("POST", PEOPLE, Map.of(), "", request));
    }

    private static void isInForm(Request request, Answer answer) {
        ObjectNode body = Conversation.body(answer);
        assertThat(answer.contentType()).isEqualTo("application/vnd.api+json");
        assertThat(answer.headers()).containsKey("ETag");
        JsonNode errors = body.path("errors");
        assertThat(errors.isEmpty()).as("%s", body).isEqualTo(answer.status() < 400);
        assertThat(body.has("data") && body.has("errors")).isFalse();
        JsonNode document = Conversation.parsed(request.body()).orElse(JsonNodeFactory.instance.missingNode());
        errors.forEach(error -> isError(document, error));
    }

    private static void isError(JsonNode document, JsonNode error) {
        for (String member : new String[] {"status", "code", "title", "detail"}) {
            Conversation.isText(error.path(member));
        }
        JsonNode pointer = error.path("source").path("pointer");
        if (pointer.isString() && !pointer.stringValue().isEmpty()) {
            assertThat(document.at(pointer.stringValue()).isMissingNode())
                    .as("%s", error)
                    .isFalse();
        }
    }
}
