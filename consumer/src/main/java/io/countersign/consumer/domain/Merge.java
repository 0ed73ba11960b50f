package io.countersign.consumer.domain;

import io.countersign.schema.ack.MessageId;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes two people one. */
final class Merge {
    /** The names come first, because they are told by the record, and that comes last. */
    private static final List<MergedTable> TABLES = List.of(
            new MergedAliases(),
            new MergedContacts(),
            new MergedAddresses(),
            new MergedForms(),
            new MergedFieldValues(),
            new MergedCollaborations(),
            new MergedMemberships(),
            new MergedAssignments(),
            new MergedStatements(),
            new MergedRecord());

    private Merge() {}

    /** The survivor has what both had; every name of the loser finds it, and the loser's former state is kept. */
    static void into(World world, RecordId survivor, RecordId loser, MessageId by) {
        ObjectNode former = JsonNodeFactory.instance.objectNode();
        TABLES.forEach(table -> table.merge(world, loser, survivor, former));
        world.merges.put(loser, new Merged(survivor.id(), by.value(), former));
    }
}
