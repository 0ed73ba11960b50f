package io.countersign.consumer.domain;

import static io.countersign.schema.message.people.PersonAttributes.USERNAME;
import static io.countersign.schema.problem.ErrorCode.USERNAME_TAKEN;

import io.countersign.schema.problem.Problems;
import org.jspecify.annotations.Nullable;

/**
 * A username in the form in which usernames are compared.
 *
 * @param key trimmed and in lower case
 */
public record Username(int account, String key) {
    /** The username as its sender writes it. */
    public static Username of(int account, String username) {
        return new Username(account, ImportKey.fold(username));
    }

    /** Gives a person the username that it has now, and up the one that it had. */
    static void move(RecordFold.Revision revision, Problems problems) {
        Username before = of(revision.record(), revision.before());
        Username after = of(revision.record(), revision.after());
        World world = revision.world();
        if (before != null && !before.equals(after)) {
            world.usernames.remove(before);
        }
        if (after == null || after.equals(before)) {
            return;
        }
        Long holder = world.usernames.get(after);
        if (holder != null && holder != revision.record().id()) {
            problems.add(
                    USERNAME_TAKEN,
                    revision.pointer() + "/username",
                    "another person of the account has this username");
            return;
        }
        world.usernames.put(after, revision.record().id());
    }

    /** Gives up the username of a person who became one with another, unless the other has it now. */
    static void merge(World world, RecordId loser, Values before, RecordId survivor, Values after) {
        Username given = of(loser, before);
        if (given == null) {
            return;
        }
        if (given.equals(of(survivor, after))) {
            world.usernames.put(given, survivor.id());
        } else {
            world.usernames.remove(given);
        }
    }

    private static @Nullable Username of(RecordId record, Values values) {
        String username = values.get(USERNAME);
        return username == null ? null : of(record.account(), username);
    }
}
