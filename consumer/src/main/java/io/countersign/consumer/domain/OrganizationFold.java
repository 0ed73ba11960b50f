package io.countersign.consumer.domain;

import static io.countersign.schema.message.organizations.OrganizationAttributes.NAME;
import static io.countersign.schema.message.organizations.OrganizationAttributes.REASON;
import static io.countersign.schema.message.organizations.OrganizationAttributes.STATUS;
import static io.countersign.schema.problem.ErrorCode.REQUIRED;

import io.countersign.schema.message.RecordKey;
import io.countersign.schema.message.organizations.OrganizationUpsert;
import io.countersign.schema.problem.Problems;
import org.jspecify.annotations.Nullable;

/** organizations:upsert: the organization, what belongs to it, and the people in it, all or nothing. */
final class OrganizationFold implements MessageFold<OrganizationUpsert> {
    private final RecordFold records;
    private final NestedPeople people;

    OrganizationFold(ContactForm form, PersonFold people) {
        this.records = new RecordFold(Kind.ORGANIZATION, form, OrganizationFold::check);
        this.people = new NestedPeople(people);
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
        records.touch(request, organization.record(), touched);
        people.touch(request, kind(), organization.record().key(), organization.people(), touched);
    }

    @Override
    public Effect fold(
            World world,
            Request request,
            OrganizationUpsert organization,
            @Nullable RecordId anonymous,
            Problems problems) {
        Written written = records.write(world, request, organization.record(), anonymous, problems);
        CollaborationFold collaborations = new CollaborationFold(world, problems);
        people.fold(world, request, written, organization.people(), collaborations::fold, problems);
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
}
