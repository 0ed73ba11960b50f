package io.countersign.consumer.histories;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * The records that had the names of a message before.
 *
 * @param newest the time until which its source spoke of them, or until which any source deleted them; empty for never
 */
record Past(TreeSet<Long> holders, String newest) {
    static Past of(Account account, String kind, int source, JsonNode message) {
        Long id = Writing.id(message);
        String importId = Wording.content(message, "import_id");
        if (id != null) {
            Ref ref = new Ref(kind, id);
            boolean gone = account.deleted.containsKey(ref);
            return gone ? new Past(new TreeSet<>(Set.of(id)), newest(account, ref, source)) : none();
        }
        Released released =
                importId == null ? null : account.released.get(new Account.Name(kind, Json.folded(importId)));
        if (released == null) {
            return none();
        }
        String newest = released.statements().getOrDefault(source, "");
        for (Map.Entry<Long, String> holder : released.holders().entrySet()) {
            String deletedAt = account.deleted.getOrDefault(new Ref(kind, holder.getKey()), "");
            newest = Merging.later(newest, Merging.later(holder.getValue(), deletedAt));
        }
        return new Past(new TreeSet<>(released.holders().keySet()), newest);
    }

    private static Past none() {
        return new Past(new TreeSet<>(), "");
    }

    private static String newest(Account account, Ref ref, int source) {
        return Merging.later(account.deleted.get(ref), account.newest.getOrDefault(new Account.Voice(ref, source), ""));
    }
}
