package io.countersign.gateway.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.countersign.gateway.TestClients;
import io.countersign.gateway.dialect.Answer;
import io.countersign.gateway.flameup.Flameup;
import io.countersign.schema.bytes.Bytes;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every call has an answer as Flameup gives them, a batch accounts for each of its people, and of one says what a call does. */
@Timeout(10)
class FlameupFuzzTest {
    private static final String PEOPLE = "/api/v1/people";

    private final Conversation flameup = new Conversation(Flameup::new);
    private final String bearer = TestClients.bearer(Flameup.NAME);

    static Stream<Named<byte[]>> samples() {
        return SampleRequests.of(Flameup.NAME, "/api/v1");
    }

    @MethodSource("samples")
    @FuzzTest
    void calls(byte[] input) {
        Request request = flameup.about(input);
        Answer single = flameup.ask("POST", PEOPLE + "/upsert", Map.of(), bearer, request);
        isInForm(single);
        isInForm(flameup.ask("PUT", PEOPLE + "/{id}", Map.of("id", request.id()), bearer, request));
        isAccountedFor(request, flameup.ask("POST", PEOPLE + "/batch", Map.of(), bearer, request));
        if (Conversation.parsed(request.body()).filter(JsonNode::isObject).isPresent()) {
            Bytes batch = Bytes.utf8("{\"people\":[" + request.body().toUtf8() + "]}");
            saysTheSame(flameup.ask("POST", PEOPLE + "/batch", Map.of(), bearer, request.with(batch)), single);
        }
    }

    private static void isInForm(Answer answer) {
        ObjectNode body = Conversation.body(answer);
        assertThat(answer.contentType()).isEqualTo("application/json");
        assertThat(body.has("error")).as("%s", body).isEqualTo(answer.status() >= 400);
        if (body.has("error")) {
            isError(body.path("error"));
        }
    }

    private static void isError(JsonNode error) {
        Conversation.isText(error.path("code"));
        Conversation.isText(error.path("message"));
        error.path("details").path("fields").forEach(Conversation::isText);
    }

    private static void isAccountedFor(Request request, Answer answer) {
        ObjectNode body = Conversation.body(answer);
        if (body.has("error")) {
            isInForm(answer);
            return;
        }
        int asked =
                Conversation.parsed(request.body()).orElseThrow().path("people").size();
        int told = body.path("people").size()
                + body.path("errors").size()
                + body.path("pending").size();
        assertThat(told).as("%s", body).isEqualTo(asked);
        assertThat(body.path("created_count").intValue()
                        + body.path("updated_count").intValue())
                .isEqualTo(body.path("people").size());
        body.path("errors").forEach(item -> isError(item.path("error")));
    }

    private static void saysTheSame(Answer batch, Answer single) {
        ObjectNode told = Conversation.body(batch);
        if (told.has("people")) {
            ObjectNode alone = Conversation.body(single);
            assertThat(told.path("errors").path(0).path("error")).isEqualTo(alone.path("error"));
            assertThat(told.path("people").path(0)).isEqualTo(single.status() < 202 ? alone : alone.path("none"));
        }
    }
}
