package io.countersign.consumer.domain;

import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was stale for one of the two is stale for the survivor. */
final class MergedStatements implements MergedTable {
    @Override
    public void merge(World world, RecordId loser, RecordId survivor, ObjectNode former) {
        ArrayNode kept = former.putArray("newest_statements");
        for (Map.Entry<World.Voice, Instant> row :
                world.newest.rows(voice -> voice.subject().equals(loser))) {
            World.Voice voice = row.getKey();
            kept.addObject()
                    .put("source_id", voice.source())
                    .put("issued_at", row.getValue().toString());
            world.newest.remove(voice);
            world.heard(survivor, voice.source(), row.getValue());
        }
    }
}
