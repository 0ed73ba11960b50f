package io.countersign.consumer.domain;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.message.RecordKey;
import io.countersign.schema.message.people.CollaborationItem;
import io.countersign.schema.message.people.PersonUpsert;
import io.countersign.schema.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The people inside the message of another record, which they are linked to. */
final class NestedPeople {
    /** Folds the link of a person to the record around it. */
    interface Link {
        void fold(RecordId around, RecordId person, @Nullable CollaborationItem item);
    }

    private record Member(PersonUpsert person, Written written) {}

    private final PersonFold people;

    NestedPeople(PersonFold people) {
        this.people = people;
    }

    /** What must be loaded before the people of a record of that kind and key can be folded. */
    void touch(Request request, Kind kind, RecordKey around, List<PersonUpsert> persons, Touched touched) {
        for (PersonUpsert person : persons) {
            people.touch(request, person, touched);
            Bytes fingerprint = fingerprint(person);
            if (fingerprint != null && !around.isEmpty()) {
                touched.inside(request, kind, around, fingerprint);
            }
        }
    }

    /**
     * Writes the people, then their links, so that each may name any other; their ids are added to those of the record
     * around them.
     */
    void fold(World world, Request request, Written around, List<PersonUpsert> persons, Link link, Problems problems) {
        if (persons.isEmpty()) {
            return;
        }
        List<Member> members = new ArrayList<>(persons.size());
        for (PersonUpsert person : persons) {
            members.add(new Member(person, write(world, request, around, person, problems)));
        }
        ArrayNode ids = JsonNodeFactory.instance.arrayNode();
        for (Member member : members) {
            Written written = member.written().asOf(world);
            link.fold(around.record(), written.record(), member.person().collaboration());
            people.link(world, request, member.person(), written, problems);
            ids.add(written.named());
        }
        around.ids().set("people", ids);
    }

    private Written write(World world, Request request, Written around, PersonUpsert person, Problems problems) {
        Bytes fingerprint = fingerprint(person);
        if (fingerprint == null) {
            return people.write(world, request, person, null, problems);
        }
        World.Words words = World.Words.inside(request.source(), around.record(), fingerprint);
        RecordId known = heard(world, request, words);
        Written written = people.write(world, request, person, known, problems);
        if (known == null) {
            world.anonymous.put(
                    words,
                    new World.Heard(written.record().id(), request.messageId().value()));
        }
        return written;
    }

    /** What identifies a nested person whom nothing names, inside the record around it; null for every other. */
    private @Nullable Bytes fingerprint(PersonUpsert person) {
        return people.isAnonymous(person) ? person.fingerprint() : null;
    }

    /** The person that the words made before; null where there is none, or where it was deleted since. */
    private static @Nullable RecordId heard(World world, Request request, World.Words words) {
        World.Heard heard = world.anonymous.get(words);
        RecordId person =
                heard == null ? null : world.current(new RecordId(request.account(), Kind.PERSON, heard.subjectId()));
        return person == null || world.records.get(person) == null ? null : person;
    }
}
