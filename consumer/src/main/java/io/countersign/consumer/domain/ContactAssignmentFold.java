package io.countersign.consumer.domain;

import static io.countersign.schema.problem.ErrorCode.NOT_FOUND;

import io.countersign.schema.message.RecordKey;
import io.countersign.schema.message.assignments.AssignmentUpsert;
import io.countersign.schema.message.people.AssignmentItem;
import io.countersign.schema.problem.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** contact_assignment:upsert, which is about the person who is cared for. */
final class ContactAssignmentFold implements MessageFold<AssignmentUpsert> {
    @Override
    public Class<AssignmentUpsert> body() {
        return AssignmentUpsert.class;
    }

    @Override
    public Kind kind() {
        return Kind.PERSON;
    }

    @Override
    public RecordKey key(AssignmentUpsert body) {
        return body.person();
    }

    @Override
    public void touch(Request request, AssignmentUpsert body, Touched touched) {
        touched.record(request.account(), Kind.PERSON, body.person());
        touched.assignment(request.account(), body.assignment());
    }

    @Override
    public @Nullable Effect fold(
            World world, Request request, AssignmentUpsert body, @Nullable RecordId anonymous, Problems problems) {
        RecordId person = Identity.referred(world, request.account(), Kind.PERSON, body.person());
        String importId = person == null ? null : Identity.importIdOf(world, person);
        AssignmentItem item = body.assignment();
        if (person == null || importId == null) {
            problems.add(NOT_FOUND, "/person", "no such person in this account");
            checkOthers(world, request, item, problems);
            return null;
        }
        if (isOfAnother(world, person, item)) {
            problems.add(NOT_FOUND, "/id", "the person has no such assignment");
            return null;
        }
        AssignmentFold.Outcome outcome = new AssignmentFold(world, person, problems).fold(item);
        ObjectNode ids = JsonNodeFactory.instance.objectNode();
        ids.putArray("contact_assignments").add(outcome.id());
        return new Effect(outcome.result(), person, importId, List.of(), outcome.id() == null ? null : ids, null);
    }

    /** What else the message names that is not there. */
    private static void checkOthers(World world, Request request, AssignmentItem item, Problems problems) {
        if (item.id() == null) {
            Identity unknown = Identity.unknown(world, request.account(), Kind.PERSON);
            var unused = new AssignmentFold(world, unknown.record(), problems).fold(item);
        }
    }

    /** Someone on whom the person follows up has a message of their own. */
    private static boolean isOfAnother(World world, RecordId person, AssignmentItem item) {
        Long id = item.id();
        Assignment stored = id == null ? null : world.assignments.rows.get(new Assignment.Id(person.account(), id));
        return stored != null && stored.person() != person.id();
    }
}
