package io.countersign.consumer.domain;

import static io.countersign.schema.message.organizations.OrganizationAttributes.NAME;
import static io.countersign.schema.message.organizations.OrganizationAttributes.REASON;
import static io.countersign.schema.message.organizations.OrganizationAttributes.STATUS;
import static io.countersign.schema.problem.ErrorCode.REQUIRED;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.message.RecordKey;
import io.countersign.schema.message.organizations.OrganizationUpsert;
import io.countersign.schema.message.people.PersonUpsert;
import io.countersign.schema.problem.Problems;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** organizations:upsert: the organization, what belongs to it, and the people in it, all or nothing. */
final class OrganizationFold implements MessageFold<OrganizationUpsert> {
    private final RecordFold records;
    private final PersonFold people;

    OrganizationFold(ContactForm form, PersonFold people) {
        this.records = new RecordFold(Kind.ORGANIZATION, form, OrganizationFold::check);
        this.people = people;
    }

    @Override
    public Class<OrganizationUpsert> body() {
        return OrganizationUpsert.class;
    }

    @Override
    public Kind kind() {
        return Kind.ORGANIZATION;
    }

    @Override
    public RecordKey key(OrganizationUpsert body) {
        return body.record().key();
    }

    @Override
    public void touch(Request request, OrganizationUpsert organization, Touched touched) {
        records.touch(request.account(), organization.record(), touched);
        for (PersonUpsert person : organization.people()) {
            people.touch(request, person, touched);
            Bytes words = words(request, organization, person);
            if (words != null) {
                touched.words(request.source(), words);
            }
        }
    }

    @Override
    public @Nullable Effect fold(
            World world,
            Request request,
            OrganizationUpsert organization,
            @Nullable RecordId anonymous,
            Problems problems) {
        Written written = records.write(world, request, organization.record(), anonymous, problems);
        if (written == null) {
            return null;
        }
        if (!organization.people().isEmpty()) {
            written.ids().set("people", people(world, request, organization, written.record(), problems));
        }
        return written.effect(world);
    }

    private static void check(RecordFold.Revision revision, Problems problems) {
        Values values = revision.after();
        String status = values.get(STATUS);
        if (values.get(NAME) == null && !"wizard".equals(status)) {
            problems.add(REQUIRED, revision.pointer() + "/name", "name is required unless status is wizard");
        }
        if (values.get(REASON) == null && "inactive".equals(status)) {
            problems.add(REQUIRED, revision.pointer() + "/reason", "reason is required when status is inactive");
        }
    }

    private ArrayNode people(
            World world, Request request, OrganizationUpsert organization, RecordId record, Problems problems) {
        ArrayNode ids = JsonNodeFactory.instance.arrayNode();
        CollaborationFold collaborations = new CollaborationFold(world, problems);
        for (PersonUpsert person : organization.people()) {
            Bytes words = words(request, organization, person);
            RecordId known = words == null ? null : heard(world, request, words);
            Written written = people.write(world, request, person, known, problems);
            if (written != null) {
                collaborations.fold(record, written.record(), person.collaboration());
                ids.add(named(written));
                if (words != null && known == null) {
                    world.anonymous.put(
                            new World.Words(request.source(), words),
                            new World.Heard(
                                    written.record().id(), request.messageId().value()));
                }
            }
        }
        return ids;
    }

    /** What identifies a nested person without a name: what was said of it, and of which organization. */
    private static @Nullable Bytes words(Request request, OrganizationUpsert organization, PersonUpsert person) {
        Bytes fingerprint = person.fingerprint();
        if (fingerprint == null) {
            return null;
        }
        String context = organization.record().key().isEmpty()
                ? request.digest().toHex()
                : organization.record().key().toString();
        return Bytes.utf8(context + "|" + fingerprint.toHex()).sha256();
    }

    private static @Nullable RecordId heard(World world, Request request, Bytes words) {
        World.Heard heard = world.anonymous.get(new World.Words(request.source(), words));
        return heard == null ? null : new RecordId(request.account(), Kind.PERSON, heard.subjectId());
    }

    private static ObjectNode named(Written written) {
        ObjectNode ids = JsonNodeFactory.instance.objectNode();
        ids.put("id", written.record().id());
        ids.put("import_id", written.importId());
        ids.setAll(written.ids());
        return ids;
    }
}
