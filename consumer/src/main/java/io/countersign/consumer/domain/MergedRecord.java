package io.countersign.consumer.domain;

import tools.jackson.databind.node.ObjectNode;

/** The survivor takes the loser's values where it has none of its own, and the loser is no more. */
final class MergedRecord implements MergedTable {
    @Override
    public void merge(World world, RecordId loser, RecordId survivor, ObjectNode former) {
        RecordState theirs = world.records.get(loser);
        RecordState own = world.records.get(survivor);
        if (theirs == null || own == null) {
            throw new IllegalStateException("only people that are there can become one");
        }
        former.set("people", Resource.columns(loser, theirs));
        Values both = MergedValues.of(own.values(), theirs.values());
        Long category = own.categoryId() != null ? own.categoryId() : theirs.categoryId();
        world.records.remove(loser);
        world.records.put(survivor, new RecordState(own.importId(), own.importGenerated(), category, both));
        Username.merge(world, loser, theirs.values(), survivor, both);
    }
}
