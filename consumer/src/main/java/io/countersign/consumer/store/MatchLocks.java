package io.countersign.consumer.store;

import io.countersign.consumer.domain.MatchValue;
import io.countersign.schema.bytes.Bytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Makes writers that look for the same contact wait for each other until the end of their transactions, so that of two
 * that both find nobody only one creates somebody. No unique index could do that: people may share a contact. Taken
 * before any row is locked and in one order, so that no two writers ever wait for each other.
 */
final class MatchLocks {
    /** PostgreSQL has room for some thousand locks of all transactions together. */
    private static final int MOST_SINGLE_LOCKS = 1_000;

    private record Lock(int rank, long key, boolean exclusive) {}

    private MatchLocks() {}

    static void take(Handle handle, Set<MatchValue> values) {
        if (values.isEmpty()) {
            return;
        }
        Columns<Lock> locks = Columns.of(locks(values)).longs("keys", Lock::key).booleans("exclusive", Lock::exclusive);
        Loading.each(locks.query(handle, "lock-matches"), row -> {});
    }

    /** Each account shared, and in it each contact alone; or for very many contacts the whole account alone. */
    private static List<Lock> locks(Set<MatchValue> values) {
        boolean whole = values.size() > MOST_SINGLE_LOCKS;
        Set<Integer> accounts = values.stream().map(MatchValue::account).collect(Collectors.toSet());
        List<Lock> locks = new ArrayList<>();
        accounts.forEach(account -> locks.add(new Lock(0, key("account|" + account), whole)));
        if (!whole) {
            locks.addAll(single(values));
        }
        locks.sort(Comparator.comparingInt(Lock::rank).thenComparingLong(Lock::key));
        return locks;
    }

    private static Collection<Lock> single(Set<MatchValue> values) {
        return values.stream()
                .map(v -> new Lock(1, key(v.account() + "|" + v.sort() + "|" + v.normalized()), true))
                .collect(Collectors.toSet());
    }

    private static long key(String text) {
        return ByteBuffer.wrap(Bytes.utf8("match|" + text).sha256().borrow()).getLong();
    }
}
