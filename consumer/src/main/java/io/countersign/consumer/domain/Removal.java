package io.countersign.consumer.domain;

/** Takes a record out of the world, with all that belongs to it. */
final class Removal {
    private final World world;

    Removal(World world) {
        this.world = world;
    }

    /** What the batch did not load goes by the foreign keys of the database. */
    void remove(RecordId record, RecordState state) {
        world.release(record, state.importId());
        world.imports.remove(ImportKey.of(record.account(), record.kind(), state.importId()));
        world.usernames.removeIf((username, holder) ->
                record.kind() == Kind.PERSON && username.account() == record.account() && holder == record.id());
        world.contacts.remove(record);
        world.addresses.remove(record);
        world.forms.remove(record);
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

    private static boolean links(Collaboration.Key key, RecordId record) {
        return switch (record.kind()) {
            case PERSON -> key.account() == record.account() && key.person() == record.id();
            case ORGANIZATION -> key.account() == record.account() && key.organization() == record.id();
            case HOUSEHOLD -> false;
        };
    }
}
