package io.countersign.consumer.domain;

import io.countersign.schema.message.RecordKey;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The records that a message may be about, and until when its source spoke of them before.
 *
 * @param now the record that it names; null where there is none
 * @param before the records that had the same id or import_id and were deleted or renamed, in the order of their ids
 * @param aboutNow the newest statement about the first; {@link Instant#MIN} where there is none
 * @param aboutBefore the newest statement about the others, or about their deletion by any source
 */
public record Past(@Nullable RecordId now, List<RecordId> before, Instant aboutNow, Instant aboutBefore) {
    static Past of(World world, Request request, Kind kind, RecordKey key, @Nullable RecordId now) {
        Instant aboutNow = now == null ? Instant.MIN : newest(world, now, request.source());
        Long id = key.id();
        if (id != null) {
            RecordId record = new RecordId(request.account(), kind, id);
            Deleted deleted = world.deleted.get(record);
            return deleted == null
                    ? new Past(now, List.of(), aboutNow, Instant.MIN)
                    : new Past(
                            now,
                            List.of(record),
                            aboutNow,
                            Released.later(deleted.issuedAt(), newest(world, record, request.source())));
        }
        String name = key.importId();
        Released released = name == null ? null : world.released.get(ImportKey.of(request.account(), kind, name));
        if (released == null) {
            return new Past(now, List.of(), aboutNow, Instant.MIN);
        }
        List<RecordId> before = released.ids().stream()
                .map(holder -> new RecordId(request.account(), kind, holder))
                .toList();
        return new Past(
                now, before, aboutNow, Released.later(released.newest(request.source()), lastDeletion(world, before)));
    }

    /** Who was deleted may have been erased by a later statement, which does not give the name up once more. */
    private static Instant lastDeletion(World world, List<RecordId> records) {
        Instant last = Instant.MIN;
        for (RecordId record : records) {
            Deleted deleted = world.deleted.get(record);
            last = deleted == null ? last : Released.later(last, deleted.issuedAt());
        }
        return last;
    }

    private static Instant newest(World world, RecordId subject, int source) {
        Instant newest = world.newest.get(new World.Voice(subject, source));
        return newest == null ? Instant.MIN : newest;
    }

    /** All records that the message may be about. */
    public List<RecordId> records() {
        return Stream.concat(Stream.ofNullable(now), before.stream()).toList();
    }

    /** Whether the source said something as new before. */
    public boolean reaches(Instant issuedAt) {
        return !issuedAt.isAfter(Released.later(aboutNow, aboutBefore));
    }

    boolean isOlderThanNewest(Instant issuedAt) {
        return issuedAt.isBefore(Released.later(aboutNow, aboutBefore));
    }

    /** The record that a statement is about which is not new. */
    RecordId subject(Instant issuedAt) {
        if (now != null && (before.isEmpty() || issuedAt.isAfter(aboutBefore))) {
            return now;
        }
        return before.get(before.size() - 1);
    }
}
