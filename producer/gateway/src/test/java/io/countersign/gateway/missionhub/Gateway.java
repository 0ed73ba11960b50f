package io.countersign.gateway.missionhub;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.countersign.gateway.Surroundings;
import io.countersign.gateway.client.Client;
import io.countersign.gateway.client.Clients;
import io.countersign.gateway.client.Credential;
import io.countersign.gateway.dialect.Answer;
import io.countersign.gateway.dialect.Call;
import io.countersign.gateway.dialect.RefusedException;
import io.countersign.gateway.exchange.Exchange;
import io.countersign.gateway.exchange.Outcome;
import io.countersign.schema.ack.MessageId;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.json.CanonicalJson;
import io.countersign.schema.key.PrivateKey;
import io.countersign.schema.message.MessageReader;
import io.countersign.schema.message.Reading;
import io.countersign.schema.problem.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The dialect alone, in front of a topic that takes what keeps the contract and never answers. */
final class Gateway implements Exchange {
    static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");
    private static final String SECRET = "a secret of more than thirty-two bytes for ";

    final List<ObjectNode> sent = new ArrayList<>();
    String sender = "";
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final MissionHub dialect = new MissionHub(new Surroundings(
            new Clients(List.of(client("one"), client("two"))),
            this,
            PrivateKey.fromSeed(Bytes.utf8("community")).publicKey(),
            1 << 20,
            100,
            clock));

    private static Client client(String name) {
        return new Client(
                name,
                MissionHub.NAME,
                "acme",
                Optional.empty(),
                new Credential.JwtSecret(Bytes.utf8(SECRET + name)),
                PrivateKey.fromSeed(Bytes.utf8(name)),
                Set.of(),
                OptionalInt.empty());
    }

    /** A token of a client, or of anybody else, with claims as they come. */
    static String token(String client, JWTClaimsSet claims) throws JOSEException {
        SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        jwt.sign(new MACSigner(SECRET + client));
        return jwt.serialize();
    }

    static JWTClaimsSet claims(Object user, Instant expires) {
        return new JWTClaimsSet.Builder()
                .claim("user_id", user)
                .expirationTime(Date.from(expires))
                .build();
    }

    Answer post(String body) throws JOSEException {
        String token = token("one", claims(16, NOW.plusSeconds(180)));
        return post(Map.of("authorization", "Bearer " + token), Map.of(), body);
    }

    Answer post(Map<String, String> headers, Map<String, List<String>> query, String body) {
        try {
            var route = dialect.routes().get(0);
            Call call = new Call("r1", "POST", route.path(), Map.of(), query, headers, Bytes.utf8(body));
            var admission = route.handler().admit(call);
            sender = admission.caller().name();
            return admission.work().run().join();
        } catch (RefusedException e) {
            return dialect.refuse(e.refusal());
        }
    }

    static JsonNode body(Answer answer) {
        return JsonMapper.shared().readTree(answer.body().borrow());
    }

    /** What each error is and where, for example {@code 422 required /data}. */
    static List<String> errors(Answer answer) {
        assertThat(answer.contentType()).isEqualTo("application/vnd.api+json");
        List<String> errors = new ArrayList<>();
        body(answer).path("errors").forEach(error -> {
            String source = error.path("source").properties().stream()
                    .map(member -> " " + member.getValue().stringValue())
                    .findFirst()
                    .orElse("");
            errors.add(error.path("status").stringValue() + " "
                    + error.path("code").stringValue() + source);
        });
        return errors;
    }

    @Override
    public List<Problem> problems(ObjectNode payload) {
        LocalDate today = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
        return new MessageReader().read(CanonicalJson.of(payload), today, false) instanceof Reading.Invalid invalid
                ? invalid.problems()
                : List.of();
    }

    @Override
    public CompletableFuture<Outcome> send(Client client, ObjectNode payload) {
        List<Problem> problems = problems(payload);
        return problems.isEmpty()
                ? publish(client, payload)
                : CompletableFuture.completedFuture(new Outcome.Invalid(problems, Optional.empty()));
    }

    @Override
    public CompletableFuture<Outcome> publish(Client client, ObjectNode payload) {
        sent.add(payload);
        return CompletableFuture.completedFuture(
                new Outcome.Pending(MessageId.of("upserts", 0, 0, NOW.toEpochMilli())));
    }

    @Override
    public CompletableFuture<Outcome> forward(Bytes envelope, @Nullable String key) {
        throw new UnsupportedOperationException("this dialect signs for its clients");
    }
}
