package io.countersign.consumer.store;

import io.countersign.consumer.intake.Accepted;
import io.countersign.consumer.intake.Decoded;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PublicKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Looks once more, inside the transaction, whether keys were revoked after their signatures were verified. */
final class Revocation {
    private Revocation() {}

    static List<Decoded> refuse(Handle handle, List<Decoded> records) {
        Set<PublicKey> keys = records.stream()
                .filter(Accepted.class::isInstance)
                .map(record -> ((Accepted) record).verified().key())
                .collect(Collectors.toSet());
        Set<PublicKey> revoked = new HashSet<>();
        if (!keys.isEmpty()) {
            Loading.each(
                    Columns.of(keys).bytes("keys", PublicKey::raw).query(handle, "find-revoked-keys"),
                    row -> revoked.add(new PublicKey(Bytes.wrap(row.getBytes(1)))));
        }
        return revoked.isEmpty()
                ? records
                : records.stream().map(record -> refuse(record, revoked)).toList();
    }

    private static Decoded refuse(Decoded record, Set<PublicKey> revoked) {
        return record instanceof Accepted accepted
                        && revoked.contains(accepted.verified().key())
                ? accepted.verified().revoked()
                : record;
    }
}
