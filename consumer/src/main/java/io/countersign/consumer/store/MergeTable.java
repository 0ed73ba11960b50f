package io.countersign.consumer.store;

import io.countersign.consumer.domain.World;
import java.util.Comparator;
import org.jdbi.v3.core.Handle;

/** What is kept of people who became one with another. */
final class MergeTable implements FlushedTable {
    @Override
    public void flush(Handle handle, World world) {
        Columns.of(Row.inserted(world.merges.changes(), Comparator.naturalOrder()))
                .ints("account_id", r -> r.key().account())
                .longs("loser_id", r -> r.key().id())
                .longs("survivor_id", r -> r.value().survivor())
                .texts("message_id", r -> r.value().messageId())
                .json("former", r -> r.value().former())
                .update(handle, "insert-merges");
    }
}
