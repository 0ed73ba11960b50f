package io.countersign.consumer.histories;

import java.util.HashMap;
import java.util.Map;

/** Ids as they are dealt out: each sort of record counts from 1, in blocks that double. */
final class Ids {
    private static final int FIRST_BLOCK = 16;
    private static final int LARGEST_BLOCK = 4096;

    /** What is left of the block in use, and the size of the next one. */
    private record Block(long first, long next, long end, int following) {
        static Block startingAt(long id) {
            return new Block(id, id, id, FIRST_BLOCK);
        }

        Block drawn() {
            return next < end ? this : new Block(end, end, end + following, Math.min(LARGEST_BLOCK, 2 * following));
        }

        Block after() {
            return new Block(first, next + 1, end, following);
        }
    }

    private final Map<String, Block> blocks;

    Ids() {
        this(Map.of());
    }

    private Ids(Map<String, Block> blocks) {
        this.blocks = new HashMap<>(blocks);
    }

    Ids copy() {
        return new Ids(blocks);
    }

    long next(String sort) {
        Block block = blocks.getOrDefault(sort, Block.startingAt(1)).drawn();
        blocks.put(sort, block.after());
        return block.next();
    }

    /** A new process draws new blocks. */
    void continueAt(Map<String, Long> next) {
        next.forEach((sort, id) -> blocks.put(sort, Block.startingAt(id)));
    }

    /** A message that fails gives its ids back, but leaves behind what was left of a block that it used up. */
    void takeBack(Ids used) {
        used.blocks.forEach((sort, block) -> {
            Block before = blocks.getOrDefault(sort, Block.startingAt(1));
            if (before.end() != block.end()) {
                blocks.put(sort, new Block(block.first(), block.first(), block.end(), block.following()));
            }
        });
    }
}
