package io.countersign.consumer.domain;

import static io.countersign.schema.message.people.PersonAttributes.DOB;
import static io.countersign.schema.message.people.PersonAttributes.DOD;
import static io.countersign.schema.message.people.PersonAttributes.FIRST_NAME;
import static io.countersign.schema.message.people.PersonAttributes.LAST_NAME;
import static io.countersign.schema.message.people.PersonAttributes.USERNAME;
import static io.countersign.schema.problem.ErrorCode.OUT_OF_RANGE;
import static io.countersign.schema.problem.ErrorCode.REQUIRED;

import io.countersign.schema.message.RecordKey;
import io.countersign.schema.message.people.CollaborationItem;
import io.countersign.schema.message.people.PersonUpsert;
import io.countersign.schema.problem.Problems;
import java.time.LocalDate;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/** people:upsert, alone or nested in another record. */
final class PersonFold implements MessageFold<PersonUpsert> {
    private final PersonFinder finder;
    private final PersonMatching matching;
    private final RecordFold records;
    private final PersonHouseholdFold households;

    PersonFold(ContactForm form) {
        this.finder = new PersonFinder(form);
        this.matching = new PersonMatching(finder);
        this.households = new PersonHouseholdFold(form);
        this.records = new RecordFold(Kind.PERSON, form, PersonFold::check);
    }

    @Override
    public Class<PersonUpsert> body() {
        return PersonUpsert.class;
    }

    @Override
    public Kind kind() {
        return Kind.PERSON;
    }

    @Override
    public RecordKey key(PersonUpsert body) {
        return body.record().key();
    }

    @Override
    public void touch(Request request, PersonUpsert person, Touched touched) {
        records.touch(request, person.record(), touched);
        touched.fields(!person.customFields().isEmpty());
        touched.matches(finder.values(request.account(), person), finder.lookups(request.account(), person));
        if (person.matching().merges()) {
            touched.merges();
        }
        touched.username(request.account(), person.record().attributes().of(USERNAME));
        CollaborationItem collaboration = person.collaboration();
        if (collaboration != null) {
            touched.record(request.account(), Kind.ORGANIZATION, collaboration.organization());
        }
        households.touch(request, person.household(), touched);
        person.assignments().forEach(item -> touched.assignment(request.account(), item));
    }

    @Override
    public Effect fold(
            World world, Request request, PersonUpsert person, @Nullable RecordId anonymous, Problems problems) {
        Written written = write(world, request, person, anonymous, problems);
        CollaborationItem collaboration = person.collaboration();
        if (collaboration != null) {
            new CollaborationFold(world, problems).fold(written.record(), collaboration);
        }
        link(world, request, person, written, problems);
        return written.effect(world);
    }

    /** Writes the person and what belongs to it, without what links it to other records. */
    Written write(World world, Request request, PersonUpsert person, @Nullable RecordId anonymous, Problems problems) {
        Written written = settled(world, request, person, anonymous, problems);
        new CustomFieldFold(world, problems)
                .fold(written.record(), written.isNew(), person.record().pointer(), person.customFields());
        return written;
    }

    private Written settled(
            World world, Request request, PersonUpsert person, @Nullable RecordId anonymous, Problems problems) {
        if (anonymous != null || !PersonMatching.isNeeded(person)) {
            return records.write(world, request, person.record(), anonymous, problems);
        }
        PersonMatching.Settled settled = matching.settle(world, request, person, problems);
        if (settled.isMissing()) {
            Identity unknown = Identity.unknown(world, request.account(), Kind.PERSON);
            return records.write(world, request, person.record(), unknown, problems);
        }
        return settled.complete(records.write(world, request, person.record(), settled.person(), problems));
    }

    @Override
    public boolean isAnonymous(PersonUpsert person) {
        return person.record().key().isEmpty() && !finder.isMatched(person);
    }

    @Override
    public @Nullable RecordId subject(World world, int account, PersonUpsert person) {
        return matching.subject(world, account, person);
    }

    @Override
    public Collection<RecordId> found(World world, int account, PersonUpsert person) {
        return finder.find(world, account, person).all();
    }

    @Override
    public Collection<RecordId> candidates(World world, int account, PersonUpsert person) {
        return finder.candidates(world, account, person);
    }

    /** Links a person who is written to its household and to those who follow up. */
    void link(World world, Request request, PersonUpsert person, Written written, Problems problems) {
        households.fold(world, request, written, person.household(), problems);
        if (!person.assignments().isEmpty()) {
            AssignmentFold assignments = new AssignmentFold(world, written.record(), problems);
            ArrayNode ids = written.ids().putArray("contact_assignments");
            person.assignments().stream()
                    .filter(item -> item.id() == null || !written.isUnknown())
                    .forEach(item -> ids.add(assignments.fold(item).id()));
        }
    }

    private static void check(RecordFold.Revision revision, Problems problems) {
        Values values = revision.after();
        if (values.get(FIRST_NAME) == null && values.get(LAST_NAME) == null) {
            problems.add(REQUIRED, revision.pointer() + "/first_name", "first_name or last_name is required");
        }
        LocalDate born = values.get(DOB);
        LocalDate died = values.get(DOD);
        if (born != null && died != null && died.isBefore(born)) {
            problems.add(OUT_OF_RANGE, revision.pointer() + "/dod", "must not lie before dob");
        }
        Username.move(revision, problems);
    }
}
