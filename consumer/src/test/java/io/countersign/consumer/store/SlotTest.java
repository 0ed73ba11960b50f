package io.countersign.consumer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SlotTest {
    private static final int LARGEST_SERIES = 8_000;

    private static List<Long> ids(Slot slot, long... before) {
        return LongStream.of(before).map(slot::id).boxed().toList();
    }

    @Test
    void partitionsTakeTurns() {
        assertThat(ids(Slot.of(0, 0), 0, 1, 255, 256, 512)).containsExactly(1L, 2L, 256L, 32_769L, 65_537L);
        assertThat(ids(Slot.of(0, 1), 0, 255, 256)).containsExactly(257L, 512L, 33_025L);
        assertThat(ids(Slot.of(0, 63), 0, 255)).containsExactly(16_129L, 16_384L);
    }

    @Test
    void furtherTopicsAndFurtherPartitionsTakeTurnsBetweenThem() {
        assertThat(ids(Slot.of(1, 0), 0, 256)).containsExactly(16_385L, 16_385L + 8 * 16_384);
        assertThat(Slot.part(63)).isZero();
        assertThat(Slot.part(64)).isEqualTo(1);
        assertThat(Slot.of(1, 64)).isEqualTo(new Slot(64));
    }

    @Test
    void noIdIsGivenTwice() {
        Set<Long> seen = new HashSet<>();
        for (int slot = 0; slot < 64 * 40; slot += 7) {
            for (long before = 0; before < 20_000; before += slot < 200 ? 1 : 256) {
                assertThat(seen.add(new Slot(slot).id(before)))
                        .as("%d of slot %d", before, slot)
                        .isTrue();
            }
        }
    }

    @Test
    void aPartitionsIdsGrowAndEveryReaderOfJsonCanReadThem() {
        for (int series : List.of(0, 1, 2, 3, 100, LARGEST_SERIES)) {
            Slot slot = Slot.of(series, 12);
            long size = size(slot);
            for (long before = 1; before < size; before = 2 * before + 1) {
                assertThat(slot.id(before)).isGreaterThan(slot.id(before - 1));
            }
            assertThat(slot.id(size - 1)).isLessThan(1L << 52);
        }
    }

    @Test
    void thereAreEnough() {
        assertThat(size(Slot.of(0, 0))).as("of the first topic").isEqualTo(1L << 45);
        assertThat(size(Slot.of(10, 0))).isGreaterThan(100_000_000_000L);
        assertThat(size(Slot.of(1_000, 0))).isGreaterThan(100_000_000L);
    }

    @Test
    void whatIsUsedUpIsNotTakenFromOthers() {
        assertThatThrownBy(() -> Slot.of(0, 3).id(1L << 45)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Slot.of(Integer.MAX_VALUE / 64, 0).id(0)).isInstanceOf(IllegalStateException.class);
    }

    /** How many ids there are, which is a power of two. */
    private static long size(Slot slot) {
        long size = 256;
        while (has(slot, size)) {
            size *= 2;
        }
        return size;
    }

    private static boolean has(Slot slot, long before) {
        try {
            return slot.id(before) > 0;
        } catch (IllegalStateException usedUp) {
            return false;
        }
    }
}
