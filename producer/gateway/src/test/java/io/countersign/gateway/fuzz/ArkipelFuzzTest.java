package io.countersign.gateway.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.countersign.gateway.TestClients;
import io.countersign.gateway.arkipel.Arkipel;
import io.countersign.gateway.dialect.Answer;
import io.countersign.gateway.exchange.ImaginedCommunity;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.envelope.EnvelopeReader;
import io.countersign.schema.envelope.EnvelopeReading;
import io.countersign.schema.envelope.PayloadVerifier;
import io.countersign.schema.envelope.Serialization;
import io.countersign.schema.key.PrivateKey;
import io.countersign.schema.key.VerifyingKey;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every call, signed or with a token, has an error or the community's own word as its answer, whose signature holds. */
@Timeout(10)
class ArkipelFuzzTest {
    private static final String STREAMS = "/arkipel/{community_public_key}/streams";
    private static final Map<String, String> COMMUNITY =
            Map.of("community_public_key", ImaginedCommunity.KEY.publicKey().encoded());
    private static final PrivateKey SENDER = PrivateKey.fromSeed(Bytes.utf8("a sender"));

    /** What the community says of a record has the record inside of it, and so more levels than a request. */
    private static final EnvelopeReader READER = new EnvelopeReader(1 << 24, Conversation.DEEP);

    private final Conversation arkipel = new Conversation(Arkipel::new);
    private final String bearer = TestClients.bearer(Arkipel.NAME);

    static Stream<Named<byte[]>> samples() {
        return SampleRequests.of(Arkipel.NAME, "/arkipel");
    }

    @MethodSource("samples")
    @FuzzTest
    void calls(byte[] input) {
        Request request = arkipel.about(input);
        isInForm(arkipel.ask("POST", STREAMS, COMMUNITY, bearer, request));
        isInForm(arkipel.ask("POST", STREAMS, COMMUNITY, "", request));
        Optional<JsonNode> payload = Conversation.parsed(request.body()).filter(JsonNode::isObject);
        if (payload.isPresent()) {
            isInForm(arkipel.ask("POST", STREAMS, COMMUNITY, "", request.with(signed(payload.get()))));
        }
        isInForm(arkipel.ask("POST", STREAMS, Map.of("community_public_key", request.id()), bearer, request));
    }

    /** The envelope of a sender who is known to nobody but signs rightly. */
    private static Bytes signed(JsonNode payload) {
        String text = payload.toString();
        return Bytes.utf8("{\"payload\":" + text + ",\"signature\":\""
                + SENDER.sign(Bytes.utf8(text)).hex() + "\",\"source_public_key\":\""
                + SENDER.publicKey().encoded() + "\"}");
    }

    private static void isInForm(Answer answer) {
        ObjectNode body = Conversation.body(answer);
        assertThat(answer.contentType()).isEqualTo("application/json");
        if (body.has("error")) {
            Conversation.isText(body.path("error"));
            body.path("errors").forEach(error -> {
                Conversation.isText(error.path("code"));
                Conversation.isText(error.path("message"));
                assertThat(error.path("pointer").isString()).isTrue();
            });
        } else if (answer.status() != 202) {
            isTheCommunitysWord(body);
        }
        assertThat(answer.status() < 400 && body.has("error")).as("%s", body).isFalse();
    }

    /** An acknowledgement, or what a query found, has the form of a request's envelope, and the community as its source. */
    private static void isTheCommunitysWord(ObjectNode body) {
        ObjectNode envelope = body.objectNode();
        Set.of("payload", "signature", "source_public_key").forEach(name -> envelope.set(name, body.path(name)));
        EnvelopeReading reading = READER.read(Bytes.utf8(envelope.toString()));
        assertThat(reading).isInstanceOf(EnvelopeReading.Readable.class);
        assertThat(new PayloadVerifier(Conversation.DEEP)
                        .verify(
                                ((EnvelopeReading.Readable) reading).envelope(),
                                VerifyingKey.of(ImaginedCommunity.KEY.publicKey())
                                        .orElseThrow(),
                                Set.of(Serialization.JCS)))
                .isPresent();
    }
}
