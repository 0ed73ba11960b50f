package io.countersign.gateway.arkipel;

import io.countersign.gateway.Surroundings;
import io.countersign.gateway.dialect.Admission;
import io.countersign.gateway.dialect.Call;
import io.countersign.gateway.dialect.Refusal;
import io.countersign.gateway.dialect.RefusedException;
import io.countersign.gateway.exchange.Exchange;
import io.countersign.producer.SubjectKey;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.envelope.EnvelopeReader;
import io.countersign.schema.envelope.EnvelopeReading;
import io.countersign.schema.envelope.PayloadVerifier;
import io.countersign.schema.envelope.RequestEnvelope;
import io.countersign.schema.envelope.Serialization;
import io.countersign.schema.json.JsonLimits;
import io.countersign.schema.json.MalformedJsonException;
import io.countersign.schema.json.StrictJson;
import io.countersign.schema.key.VerifyingKey;
import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Calls whose caller signed them: passed on untouched, once the signature holds. */
final class SignedCalls {
    private static final Set<Serialization> ALL = Set.copyOf(EnumSet.allOf(Serialization.class));
    private static final String SIGNATURE = "/signature";
    private static final String KEY = "/source_public_key";

    private final Exchange exchange;
    private final Answers answers;
    private final int requestsPerMinute;
    private final EnvelopeReader reader;
    private final PayloadVerifier verifier = new PayloadVerifier(JsonLimits.defaults());

    SignedCalls(Surroundings around, Answers answers) {
        this.exchange = around.exchange();
        this.answers = answers;
        this.requestsPerMinute = around.keypairRequestsPerMinute();
        this.reader = new EnvelopeReader(around.maxBodyBytes(), JsonLimits.defaults());
    }

    Admission admit(Call call) {
        RequestEnvelope envelope = read(call.body());
        ObjectNode payload = payload(verified(envelope));
        String caller = "key:" + envelope.sourcePublicKey().encoded();
        return new Admission(
                new Admission.Caller(caller, OptionalInt.of(requestsPerMinute)),
                () -> exchange.forward(call.body(), SubjectKey.of(payload).orElse(null))
                        .thenApply(outcome -> answers.of(payload, outcome)));
    }

    private RequestEnvelope read(Bytes body) {
        EnvelopeReading reading = reader.read(body);
        if (reading instanceof EnvelopeReading.Readable readable) {
            return readable.envelope();
        }
        List<Problem> problems = ((EnvelopeReading.Malformed) reading).problems();
        boolean onlyCredentials = problems.stream()
                .map(Problem::pointer)
                .allMatch(pointer -> pointer.equals(SIGNATURE) || pointer.equals(KEY));
        throw onlyCredentials
                ? Errors.refused(Refusal.Kind.UNAUTHORIZED, "Unauthorized: " + lacking(problems), problems)
                : Errors.refused(Refusal.Kind.BAD_REQUEST, Errors.INVALID_JSON, problems);
    }

    private static String lacking(List<Problem> problems) {
        if (problems.size() == 2 && problems.stream().allMatch(problem -> problem.code() == ErrorCode.REQUIRED)) {
            return "neither an API token nor a signature given";
        }
        Problem first = problems.get(0);
        String member = first.pointer().substring(1);
        return first.code() == ErrorCode.REQUIRED ? member + " is missing" : "Invalid " + member;
    }

    private Bytes verified(RequestEnvelope envelope) {
        return VerifyingKey.of(envelope.sourcePublicKey())
                .flatMap(key -> verifier.verify(envelope, key, ALL))
                .orElseThrow(() -> new RefusedException(Refusal.Kind.UNAUTHORIZED, Errors.INVALID_SIGNATURE));
    }

    private static ObjectNode payload(Bytes verified) {
        try {
            return (ObjectNode) StrictJson.parse(verified, JsonLimits.defaults());
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("the payload was read before", e);
        }
    }
}
