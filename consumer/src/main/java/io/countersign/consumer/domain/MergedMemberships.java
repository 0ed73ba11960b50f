package io.countersign.consumer.domain;

import tools.jackson.databind.node.ObjectNode;

/** A person lives in one household: the survivor stays in its own, and takes the loser's where it has none. */
final class MergedMemberships implements MergedTable {
    @Override
    public void merge(World world, RecordId loser, RecordId survivor, ObjectNode former) {
        Membership theirs = world.memberships.rows.get(loser);
        if (theirs == null) {
            return;
        }
        former.putArray("household_members")
                .addObject()
                .put("household_id", theirs.household())
                .put("title", theirs.title())
                .put("main", theirs.main());
        world.memberships.remove(loser);
        Membership own = world.memberships.rows.get(survivor);
        if (own == null) {
            world.memberships.put(survivor, theirs);
        } else if (own.household() == theirs.household()) {
            String title = own.title() != null ? own.title() : theirs.title();
            world.memberships.put(survivor, new Membership(own.household(), title, own.main() || theirs.main()));
        }
    }
}
