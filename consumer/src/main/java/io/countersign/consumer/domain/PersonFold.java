package io.countersign.consumer.domain;

import static io.countersign.schema.problem.ErrorCode.REQUIRED;

import io.countersign.schema.message.Patch;
import io.countersign.schema.message.RecordKey;
import io.countersign.schema.message.people.CollaborationItem;
import io.countersign.schema.message.people.PersonUpsert;
import io.countersign.schema.problem.Problems;
import org.jspecify.annotations.Nullable;

/** people:upsert, alone or nested in an organization. */
final class PersonFold implements MessageFold<PersonUpsert> {
    private final ContactForm form;

    PersonFold(ContactForm form) {
        this.form = form;
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
        return body.key();
    }

    @Override
    public void touch(Request request, PersonUpsert person, Touched touched) {
        int account = request.account();
        touched.record(account, Kind.PERSON, person.key());
        touched.children(
                !person.contacts().isEmpty(),
                !person.addresses().isEmpty(),
                !person.forms().isEmpty());
        person.category().ifPut(category -> touched.category(account, Kind.PERSON, category));
        CollaborationItem collaboration = person.collaboration();
        if (collaboration != null) {
            touched.record(account, Kind.ORGANIZATION, collaboration.organization());
        }
    }

    @Override
    public @Nullable Effect fold(
            World world, Request request, PersonUpsert person, @Nullable RecordId anonymous, Problems problems) {
        Written written = write(world, request, person, anonymous, problems);
        if (written == null) {
            return null;
        }
        CollaborationItem collaboration = person.collaboration();
        if (collaboration != null) {
            new CollaborationFold(world, problems).fold(written.record(), collaboration);
        }
        return written.effect(world);
    }

    /** Writes the person and what belongs to it, without its link to an organization. */
    @Nullable
    Written write(World world, Request request, PersonUpsert person, @Nullable RecordId anonymous, Problems problems) {
        Identity identity = Identity.settle(
                world,
                request.account(),
                Kind.PERSON,
                person.key(),
                anonymous,
                request.messageId(),
                person.pointer(),
                problems);
        if (identity == null) {
            return null;
        }
        Person before = world.people.get(identity.record());
        Person after = patched(
                before != null ? before : Person.blank(identity.importId(), identity.importGenerated()),
                identity,
                person,
                new CategoryFold(world, problems));
        if (after.firstName() == null && after.lastName() == null) {
            problems.add(REQUIRED, person.pointer() + "/first_name", "first_name or last_name is required");
        }
        world.people.put(identity.record(), after);
        return new Belongings(world, form, problems)
                .write(
                        identity,
                        person.contacts(),
                        person.addresses(),
                        person.forms(),
                        person.category() instanceof Patch.Put ? after.categoryId() : null);
    }

    private static Person patched(Person before, Identity identity, PersonUpsert person, CategoryFold categories) {
        return new Person(
                identity.importId(),
                identity.importGenerated(),
                person.firstName().over(before.firstName()),
                person.lastName().over(before.lastName()),
                categories.fold(identity.record().account(), Kind.PERSON, person.category(), before.categoryId()),
                person.locale().over(before.locale()),
                person.gender().over(before.gender(), "unknown"),
                person.dob().over(before.dob()),
                person.dataConsent().over(before.dataConsent(), "unknown"),
                person.acceptsMarketing().over(before.acceptsMarketing(), false),
                person.note().over(before.note()));
    }
}
