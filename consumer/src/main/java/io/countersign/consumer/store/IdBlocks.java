package io.countersign.consumer.store;

import io.countersign.consumer.domain.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Ids dealt out in blocks, each drawn in a transaction of its own, so that a batch never holds up another writer of its
 * account. What is left of a block serves the next batch. For one thread.
 */
final class IdBlocks implements World.Ids {
    private static final int FIRST_BLOCK = 16;
    private static final int LARGEST_BLOCK = 4096;

    private record Key(int account, String sort) {}

    private static final class Block {
        private final long end;
        private long next;
        private long kept;

        private Block(long first, int size) {
            this.next = first;
            this.kept = first;
            this.end = first + size;
        }
    }

    private final Jdbi jdbi;
    private final Map<Key, Block> blocks = new HashMap<>();
    private final Map<Key, Integer> sizes = new HashMap<>();
    private final List<Block> used = new ArrayList<>();

    IdBlocks(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public long next(int account, String sort) {
        Key key = new Key(account, sort);
        Block block = blocks.get(key);
        if (block == null || block.next == block.end) {
            block = draw(key);
        }
        if (block.next == block.kept) {
            used.add(block);
        }
        return block.next++;
    }

    private Block draw(Key key) {
        int size = nextSize(sizes.get(key));
        long first = jdbi.withHandle(handle -> handle.createQuery(Sql.named("deal-ids"))
                .bind("account", key.account())
                .bind("kind", key.sort())
                .bind("count", size)
                .mapTo(Long.class)
                .one());
        Block block = new Block(first, size);
        sizes.put(key, size);
        blocks.put(key, block);
        return block;
    }

    private static int nextSize(@Nullable Integer last) {
        return last == null ? FIRST_BLOCK : Math.min(LARGEST_BLOCK, 2 * last);
    }

    @Override
    public void forget() {
        used.forEach(block -> block.next = block.kept);
        used.clear();
    }

    @Override
    public void keep() {
        used.forEach(block -> block.kept = block.next);
        used.clear();
    }

    /** Forgets every block: after a failure the database may have another idea of what was dealt out. */
    void discard() {
        blocks.clear();
        used.clear();
    }
}
