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
            Bytes words = words(request, kind, around, person);
            if (words != null) {
                touched.words(request.source(), words);
            }
        }
    }

    /**
     * Writes the people, then their links, so that each may name any other; their ids are added to those of the record
     * around them.
     *
     * @param key how the message names the record around them
     */
    void fold(
            World world,
            Request request,
            Written around,
            RecordKey key,
            List<PersonUpsert> persons,
            Link link,
            Problems problems) {
        if (persons.isEmpty()) {
            return;
        }
        List<Member> members = new ArrayList<>(persons.size());
        for (PersonUpsert person : persons) {
            Bytes words = words(request, around.record().kind(), key, person);
            Written written = write(world, request, person, words, problems);
            if (written != null) {
                members.add(new Member(person, written));
            }
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

    private @Nullable Written write(
            World world, Request request, PersonUpsert person, @Nullable Bytes words, Problems problems) {
        RecordId known = words == null ? null : heard(world, request, words);
        Written written = people.write(world, request, person, known, problems);
        if (written != null && words != null && known == null) {
            world.anonymous.put(
                    new World.Words(request.source(), words),
                    new World.Heard(written.record().id(), request.messageId().value()));
        }
        return written;
    }

    /** What identifies a nested person without a name: what was said of it, and inside of what. */
    private @Nullable Bytes words(Request request, Kind kind, RecordKey around, PersonUpsert person) {
        Bytes fingerprint = person.fingerprint();
        if (fingerprint == null || !people.isAnonymous(person)) {
            return null;
        }
        String context = around.isEmpty() ? request.digest().toHex() : kind.text() + around;
        return Bytes.utf8(context + "|" + fingerprint.toHex()).sha256();
    }

    /** The person that the words made before; null where there is none, or where it was deleted since. */
    private static @Nullable RecordId heard(World world, Request request, Bytes words) {
        World.Heard heard = world.anonymous.get(new World.Words(request.source(), words));
        RecordId person =
                heard == null ? null : world.current(new RecordId(request.account(), Kind.PERSON, heard.subjectId()));
        return person == null || world.records.get(person) == null ? null : person;
    }
}
