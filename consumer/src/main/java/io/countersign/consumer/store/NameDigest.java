package io.countersign.consumer.store;

import io.countersign.consumer.domain.ImportKey;
import io.countersign.consumer.domain.Kind;
import io.countersign.consumer.domain.RecordId;
import io.countersign.schema.bytes.Bytes;

/** What stands for the name of a record where the name itself must not stay. */
final class NameDigest {
    private NameDigest() {}

    static Bytes of(ImportKey name) {
        return of(name.account(), name.kind(), ":" + name.key());
    }

    static Bytes of(RecordId record) {
        return of(record.account(), record.kind(), "#" + record.id());
    }

    private static Bytes of(int account, Kind kind, String name) {
        return Bytes.utf8(account + "|" + kind.text() + name).sha256();
    }
}
