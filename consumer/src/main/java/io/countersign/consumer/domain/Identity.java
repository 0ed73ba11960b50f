package io.countersign.consumer.domain;

import static io.countersign.schema.problem.ErrorCode.IMPORT_ID_TAKEN;
import static io.countersign.schema.problem.ErrorCode.NOT_FOUND;

import io.countersign.schema.ack.MessageId;
import io.countersign.schema.message.RecordKey;
import io.countersign.schema.message.RecordUpsert;
import io.countersign.schema.problem.Problems;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the record that a message names, by id before import_id, and settles which import_id it has afterwards.
 *
 * @param isUnknown whether there is no such record; what else is wrong with the message is told of an empty one
 */
record Identity(RecordId record, boolean isNew, boolean isUnknown, String importId, boolean importGenerated) {

    /** The record that the keys name, the id before the import_id; null where there is none. */
    static @Nullable RecordId find(World world, int account, Kind kind, RecordKey key) {
        Long id = key.id();
        if (id != null) {
            RecordId record = world.current(new RecordId(account, kind, id));
            return world.records.get(record) != null ? record : null;
        }
        String importId = key.importId();
        return importId == null ? null : world.holder(ImportKey.of(account, kind, importId));
    }

    /** The record that a reference names; null where there is none, or where its keys name different ones. */
    static @Nullable RecordId referred(World world, int account, Kind kind, RecordKey key) {
        RecordId record = find(world, account, kind, key);
        String importId = key.importId();
        boolean agrees =
                importId == null || Objects.equals(record, find(world, account, kind, new RecordKey(null, importId)));
        return agrees ? record : null;
    }

    /** The identity of the record to write; of one that stands in for it where a problem was found. */
    static Identity settle(
            World world,
            Request request,
            Kind kind,
            RecordUpsert record,
            @Nullable RecordId anonymous,
            Problems problems) {
        int account = request.account();
        RecordKey key = record.key();
        String pointer = record.pointer();
        RecordId found = anonymous != null ? anonymous : find(world, account, kind, key);
        if (found == null) {
            return key.id() != null
                    ? missing(world, request, kind, pointer, problems)
                    : fresh(world, account, kind, key.importId(), request.messageId(), pointer);
        }
        RecordState state = world.records.get(found);
        if (state == null) {
            return missing(world, request, kind, pointer, problems);
        }
        String wanted = key.importId();
        RecordId holder = wanted == null ? null : world.holder(ImportKey.of(account, kind, wanted));
        if (wanted == null || found.equals(holder)) {
            return asItIs(found, state);
        }
        if (holder != null) {
            problems.add(IMPORT_ID_TAKEN, pointer + "/import_id", "another record of this kind has this import_id");
            return asItIs(found, state);
        }
        return key.id() != null ? renamed(world, found, state.importId(), wanted) : gained(world, found, state, wanted);
    }

    private static Identity fresh(
            World world, int account, Kind kind, @Nullable String importId, MessageId messageId, String pointer) {
        RecordId record = new RecordId(account, kind, world.nextId(kind.text()));
        String name = importId != null ? importId : GeneratedImportId.free(world, account, kind, messageId, pointer);
        world.imports.put(ImportKey.of(account, kind, name), record.id());
        return new Identity(record, true, false, name, importId == null);
    }

    private static Identity asItIs(RecordId record, RecordState state) {
        return new Identity(record, false, false, state.importId(), state.importGenerated());
    }

    private static Identity missing(World world, Request request, Kind kind, String pointer, Problems problems) {
        problems.add(NOT_FOUND, pointer + "/id", "no such record in this account");
        return unknown(world, request.account(), kind);
    }

    /** Stands in for a record that is not there, in a message that fails because of that. */
    static Identity unknown(World world, int account, Kind kind) {
        return new Identity(new RecordId(account, kind, world.nextId(kind.text())), false, true, "", false);
    }

    private static Identity renamed(World world, RecordId record, String current, String wanted) {
        world.imports.remove(ImportKey.of(record.account(), record.kind(), current));
        world.release(record, current);
        world.imports.put(ImportKey.of(record.account(), record.kind(), wanted), record.id());
        return new Identity(record, false, false, wanted, false);
    }

    /** Another system's name for a record that was matched; whoever was told the one it has may go on using that. */
    private static Identity gained(World world, RecordId record, RecordState state, String wanted) {
        if (!state.importGenerated()) {
            world.putAlias(record, Alias.of(wanted));
            return new Identity(record, false, false, state.importId(), false);
        }
        world.putAlias(record, Alias.of(state.importId()));
        world.imports.put(ImportKey.of(record.account(), record.kind(), wanted), record.id());
        return new Identity(record, false, false, wanted, false);
    }

    static @Nullable String importIdOf(World world, RecordId record) {
        RecordState state = world.records.get(record);
        return state == null ? null : state.importId();
    }
}
