package io.countersign.consumer.domain;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** All names of the loser become further names of the survivor. */
final class MergedAliases implements MergedTable {
    @Override
    public void merge(World world, RecordId loser, RecordId survivor, ObjectNode former) {
        List<Alias> names = new ArrayList<>(world.aliasesOf(loser));
        ArrayNode kept = former.putArray("person_aliases");
        names.forEach(
                alias -> kept.addObject().put("import_id", alias.importId()).put("former_id", alias.formerId()));
        String importId = Identity.importIdOf(world, loser);
        if (importId != null) {
            names.add(Alias.of(importId));
        }
        names.add(Alias.of(loser.id()));
        world.aliases.remove(loser);
        names.forEach(alias -> world.putAlias(survivor, alias));
    }
}
