package io.countersign.consumer.domain;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A person has one role in an organization; the primary contact of one stays the primary contact. */
final class MergedCollaborations implements MergedTable {
    @Override
    public void merge(World world, RecordId loser, RecordId survivor, ObjectNode former) {
        ArrayNode kept = former.putArray("collaborations");
        for (Collaboration.Key key : List.copyOf(world.linksOf(loser))) {
            Collaboration role = world.collaborations.get(key);
            if (role == null) {
                continue;
            }
            kept.addObject()
                    .put("organization_id", key.organization())
                    .put("title", role.title())
                    .put("main", role.main());
            world.collaborations.remove(key);
            move(world, role, new Collaboration.Key(key.account(), key.organization(), survivor.id()));
        }
    }

    private static void move(World world, Collaboration role, Collaboration.Key to) {
        Collaboration own = world.collaborations.get(to);
        boolean main = role.main() || (own != null && own.main());
        String title = own != null && own.title() != null ? own.title() : role.title();
        world.collaborations.put(to, new Collaboration(title, main));
        if (role.main()) {
            world.mainContacts.put(new RecordId(to.account(), Kind.ORGANIZATION, to.organization()), to);
        }
    }
}
