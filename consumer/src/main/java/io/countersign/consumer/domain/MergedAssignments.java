package io.countersign.consumer.domain;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who followed up on the loser follows up on the survivor, and the other way round; nobody on themselves. */
final class MergedAssignments implements MergedTable {
    @Override
    public void merge(World world, RecordId loser, RecordId survivor, ObjectNode former) {
        ArrayNode kept = former.putArray("contact_assignments");
        for (long number : world.assignments.of(loser)) {
            Assignment.Id id = new Assignment.Id(loser.account(), number);
            Assignment theirs = world.assignments.rows.get(id);
            if (theirs != null) {
                kept.addObject()
                        .put("id", number)
                        .put("person_id", theirs.person())
                        .put("assigned_to_id", theirs.assignedTo())
                        .put("organization_id", theirs.organization());
                move(world, id, theirs, loser.id(), survivor.id());
            }
        }
    }

    private static void move(World world, Assignment.Id id, Assignment theirs, long loser, long survivor) {
        Assignment moved = new Assignment(
                theirs.person() == loser ? survivor : theirs.person(),
                theirs.assignedTo() == loser ? survivor : theirs.assignedTo(),
                theirs.organization());
        boolean isKnown = world.assignments.numberOf(id.account(), moved) != null;
        if (isKnown || moved.person() == moved.assignedTo()) {
            world.assignments.remove(id);
        } else {
            world.assignments.put(id, moved);
        }
    }
}
