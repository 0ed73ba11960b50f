package io.countersign.consumer.domain;

import static io.countersign.schema.problem.ErrorCode.NOT_FOUND;

import io.countersign.schema.message.Patch;
import io.countersign.schema.message.people.CollaborationItem;
import io.countersign.schema.problem.Problems;
import org.jspecify.annotations.Nullable;

/** Folds the link between a person and an organization. */
final class CollaborationFold {
    private final World world;
    private final Problems problems;

    CollaborationFold(World world, Problems problems) {
        this.world = world;
        this.problems = problems;
    }

    /** A link that the person's own message states. */
    void fold(RecordId person, CollaborationItem item) {
        RecordId organization = Identity.referred(world, person.account(), Kind.ORGANIZATION, item.organization());
        if (organization == null && item.delete()) {
            return;
        }
        if (organization == null) {
            problems.add(NOT_FOUND, item.pointer() + "/organization", "no such organization in this account");
            return;
        }
        fold(organization, person, item);
    }

    /** The link of a person who stands inside the organization's message; nothing stated makes a plain link. */
    void fold(RecordId organization, RecordId person, @Nullable CollaborationItem item) {
        Collaboration.Key key = new Collaboration.Key(person.account(), organization.id(), person.id());
        Collaboration before = world.collaborations.get(key);
        if (item != null && item.delete()) {
            world.collaborations.remove(key);
            clearMain(organization, key);
            return;
        }
        String title = before == null ? null : before.title();
        boolean main = before != null && before.main();
        Collaboration after = item == null
                ? new Collaboration(title, main)
                : new Collaboration(item.title().over(title), item.main().over(main, false));
        world.collaborations.put(key, after);
        if (after.main() && item != null && item.main() instanceof Patch.Put) {
            makeMain(organization, key);
        } else if (!after.main()) {
            clearMain(organization, key);
        }
    }

    private void makeMain(RecordId organization, Collaboration.Key key) {
        Collaboration.Key previous = world.mainContacts.get(organization);
        if (previous != null && !previous.equals(key)) {
            Collaboration role = world.collaborations.get(previous);
            if (role != null) {
                world.collaborations.put(previous, new Collaboration(role.title(), false));
            }
        }
        world.mainContacts.put(organization, key);
    }

    private void clearMain(RecordId organization, Collaboration.Key key) {
        if (key.equals(world.mainContacts.get(organization))) {
            world.mainContacts.remove(organization);
        }
    }
}
