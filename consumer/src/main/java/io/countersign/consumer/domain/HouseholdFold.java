package io.countersign.consumer.domain;

import static io.countersign.schema.message.households.HouseholdAttributes.NAME;
import static io.countersign.schema.problem.ErrorCode.REQUIRED;

import io.countersign.schema.message.RecordKey;
import io.countersign.schema.message.households.HouseholdUpsert;
import io.countersign.schema.problem.Problems;
import org.jspecify.annotations.Nullable;

/** households:upsert: the household, what belongs to it, and the people in it, all or nothing. */
final class HouseholdFold implements MessageFold<HouseholdUpsert> {
    private final RecordFold records;
    private final NestedPeople people;

    HouseholdFold(ContactForm form, PersonFold people) {
        this.records = records(form);
        this.people = new NestedPeople(people);
    }

    /** How households are written, whichever message states them. */
    static RecordFold records(ContactForm form) {
        return new RecordFold(Kind.HOUSEHOLD, form, HouseholdFold::check);
    }

    @Override
    public Class<HouseholdUpsert> body() {
        return HouseholdUpsert.class;
    }

    @Override
    public Kind kind() {
        return Kind.HOUSEHOLD;
    }

    @Override
    public RecordKey key(HouseholdUpsert body) {
        return body.record().key();
    }

    @Override
    public void touch(Request request, HouseholdUpsert household, Touched touched) {
        records.touch(request, household.record(), touched);
        people.touch(request, kind(), household.record().key(), household.people(), touched);
        if (!household.people().isEmpty()) {
            touched.memberships();
        }
    }

    @Override
    public Effect fold(
            World world, Request request, HouseholdUpsert household, @Nullable RecordId anonymous, Problems problems) {
        Written written = records.write(world, request, household.record(), anonymous, problems);
        MembershipFold memberships = new MembershipFold(world);
        people.fold(world, request, written, household.people(), memberships::fold, problems);
        return written.effect(world);
    }

    private static void check(RecordFold.Revision revision, Problems problems) {
        if (revision.after().get(NAME) == null) {
            problems.add(REQUIRED, revision.pointer() + "/name", "a household needs a name");
        }
    }
}
