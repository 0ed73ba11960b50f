package io.countersign.consumer.domain;

import java.util.function.Consumer;

/** Takes a record out of the world, with all that belongs to it. */
final class Removal {
    private final World world;

    Removal(World world) {
        this.world = world;
    }

    /** Tells every id that is gone; what the batch did not load goes by the foreign keys of the database. */
    void remove(RecordId record, RecordState state, Consumer<RecordId> gone) {
        gone.accept(record);
        world.aliasesOf(record).forEach(alias -> remove(record, alias, gone));
        world.aliases.remove(record);
        world.release(record, state.importId());
        world.imports.remove(ImportKey.of(record.account(), record.kind(), state.importId()));
        world.usernames.removeIf((username, holder) ->
                record.kind() == Kind.PERSON && username.account() == record.account() && holder == record.id());
        world.contacts.remove(record);
        world.addresses.remove(record);
        world.forms.remove(record);
        world.fieldValues.remove(record);
        world.collaborations.removeIf((key, role) -> links(key, record));
        world.mainContacts.removeIf((organization, key) -> links(key, record));
        world.assignments.removeAllOf(record);
        if (record.kind() == Kind.PERSON) {
            world.memberships.remove(record);
        } else if (record.kind() == Kind.HOUSEHOLD) {
            world.memberships.empty(record);
        }
        world.records.remove(record);
    }

    /** People who became one with this one go with it. */
    private void remove(RecordId record, Alias alias, Consumer<RecordId> gone) {
        String importId = alias.importId();
        Long formerId = alias.formerId();
        if (importId != null) {
            world.release(record, importId);
            world.imports.remove(ImportKey.of(record.account(), record.kind(), importId));
        }
        if (formerId != null) {
            RecordId former = new RecordId(record.account(), record.kind(), formerId);
            world.formerIds.remove(former);
            gone.accept(former);
        }
    }

    private static boolean links(Collaboration.Key key, RecordId record) {
        return switch (record.kind()) {
            case PERSON -> key.account() == record.account() && key.person() == record.id();
            case ORGANIZATION -> key.account() == record.account() && key.organization() == record.id();
            case HOUSEHOLD -> false;
        };
    }
}
