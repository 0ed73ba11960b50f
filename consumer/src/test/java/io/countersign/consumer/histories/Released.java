package io.countersign.consumer.histories;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What stays known of a name that records gave up.
 *
 * @param holders the ids of these records, with the time of their deletion; empty where that had none
 * @param statements the time of the newest statement of each source about them until then
 */
record Released(TreeMap<Long, String> holders, Map<Integer, String> statements) {
    static Released never() {
        return new Released(new TreeMap<>(), new HashMap<>());
    }

    void by(Ref holder, String deletedAt) {
        holders.merge(holder.id(), deletedAt, Merging::later);
    }

    Released copy() {
        return new Released(new TreeMap<>(holders), new HashMap<>(statements));
    }
}
