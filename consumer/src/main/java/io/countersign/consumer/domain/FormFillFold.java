package io.countersign.consumer.domain;

import static io.countersign.schema.problem.ErrorCode.IDENTITY_CONFLICT;
import static io.countersign.schema.problem.ErrorCode.NOT_FOUND;
import static io.countersign.schema.problem.ErrorCode.REQUIRED;

import io.countersign.schema.ack.AckResult;
import io.countersign.schema.message.RecordKey;
import io.countersign.schema.message.forms.FormFill;
import io.countersign.schema.problem.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** form:fill: answers of a record that exists. */
final class FormFillFold implements MessageFold<FormFill> {
    @Override
    public Class<FormFill> body() {
        return FormFill.class;
    }

    @Override
    public @Nullable Kind kind() {
        return null;
    }

    @Override
    public Kind kind(FormFill body) {
        return Kind.of(body.kind());
    }

    @Override
    public RecordKey key(FormFill body) {
        return body.subject();
    }

    @Override
    public void touch(Request request, FormFill body, Touched touched) {
        touched.record(request.account(), kind(body), body.subject());
        touched.children(false, false, true);
        touched.form(request.account(), body.form().id());
    }

    @Override
    public @Nullable Effect fold(
            World world, Request request, FormFill body, @Nullable RecordId anonymous, Problems problems) {
        RecordId subject = subject(world, request, body, problems);
        if (subject == null) {
            checkAnswers(world, request, body, problems);
            return null;
        }
        new FormFold(world, problems).fold(subject, List.of(body.form()));
        AckResult result = world.isTouched() ? AckResult.UPDATED : AckResult.UNCHANGED;
        return new Effect(result, subject, Identity.importIdOf(world, subject), List.of(), null, null);
    }

    /** What is wrong with the answers whoever gives them. */
    private void checkAnswers(World world, Request request, FormFill body, Problems problems) {
        Problems found = new Problems();
        Identity unknown = Identity.unknown(world, request.account(), kind(body));
        new FormFold(world, found).fold(unknown.record(), List.of(body.form()));
        problems.addAll(found.list().stream()
                .filter(problem -> problem.code() != REQUIRED)
                .toList());
    }

    private @Nullable RecordId subject(World world, Request request, FormFill body, Problems problems) {
        RecordKey key = body.subject();
        RecordId byId = find(world, request, body, new RecordKey(key.id(), null));
        RecordId byImportId = find(world, request, body, new RecordKey(null, key.importId()));
        if (key.id() != null && byId == null) {
            problems.add(NOT_FOUND, "/subject/id", "no such record in this account");
        }
        if (key.importId() != null && byImportId == null) {
            problems.add(NOT_FOUND, "/subject/import_id", "no such record in this account");
        }
        if (byId != null && byImportId != null && !byId.equals(byImportId)) {
            problems.add(IDENTITY_CONFLICT, "/subject", "id and import_id name different records");
        }
        return byId != null ? byId : byImportId;
    }

    private @Nullable RecordId find(World world, Request request, FormFill body, RecordKey key) {
        return Identity.find(world, request.account(), kind(body), key);
    }
}
