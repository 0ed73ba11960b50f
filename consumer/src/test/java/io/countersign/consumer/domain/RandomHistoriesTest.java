package io.countersign.consumer.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.Expect;
import io.countersign.consumer.OptionsWith;
import io.countersign.consumer.Sender;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.ack.MessageId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A history of messages means the same whether they are applied one by one or all in one batch. */
@Tag("servers")
class RandomHistoriesTest {
    private static final int MESSAGES = 350;
    private static final String DIGEST = "\\\\\\\\x[0-9a-f]{64}";
    private static final String GENERATED = "\"[234679ACDEFGHJKMNPRTVWXYZ]{6}\"";

    private static final String SAID_TWICE =
            "{\"type\":\"people:upsert\",\"import_id\":\"said twice\",\"first_name\":\"A\"}";

    @Test
    void oneBatchDoesWhatItsMessagesWouldDoOneByOne() {
        long seed = System.nanoTime();
        List<String> history = new ArrayList<>(new RandomMessages(new Random(seed)).list(MESSAGES - 2));
        // Nothing changes the second time, which chance may leave out.
        history.add(SAID_TWICE);
        history.add(SAID_TWICE);
        try (Community together = new Community();
                Community alone = new Community()) {
            List<String> batch = apply(together, history, 500);
            List<String> single = apply(alone, history, 1);
            for (int i = 0; i < MESSAGES; i++) {
                assertThat(batch.get(i))
                        .as("seed %d, message %d: %s", seed, i, history.get(i))
                        .isEqualTo(single.get(i));
            }
            assertThat(contents(together)).as("seed %d", seed).isEqualTo(contents(alone));
        }
    }

    /** Applies the history; returns what the acks tell, without what depends on where the records lie. */
    private static List<String> apply(Community community, List<String> history, int batchSize) {
        Sender crm = new Sender(community, "history");
        List<MessageId> sent = history.stream().map(crm::send).toList();
        community.start(OptionsWith.batches(community.options("consumer"), batchSize));
        List<String> told = new ArrayList<>();
        Set<AckResult> results = EnumSet.noneOf(AckResult.class);
        for (MessageId id : sent) {
            AckPayload ack = community.ack(id);
            assertThat(Expect.problems(ack))
                    .as("told by the rules, not by accident: %s", ack)
                    .allMatch(problem -> problem.contains(" /"));
            results.add(ack.result());
            told.add(ack.canonical().toUtf8().replace(id.value(), "").replaceAll(GENERATED, "\"generated\""));
        }
        assertThat(results)
                .contains(
                        AckResult.CREATED,
                        AckResult.DELETED,
                        AckResult.UPDATED,
                        AckResult.UNCHANGED,
                        AckResult.INVALID,
                        AckResult.STALE);
        return told;
    }

    private static List<String> contents(Community community) {
        List<String> contents = new ArrayList<>();
        for (String table : List.of(
                "people",
                "organizations",
                "categories",
                "contact_informations",
                "addresses",
                "form_answers",
                "collaborations",
                "person_aliases",
                "merges",
                "households",
                "household_members",
                "contact_assignments",
                "newest_statements",
                "anonymous_statements",
                "deleted_records",
                "released_names",
                "released_statements")) {
            community
                    .rows(
                            "SELECT (to_jsonb(t) - 'created_at' - 'updated_at' - 'merged_at' - 'message_id' - 'import_key' - 'erased_at')::text AS row FROM "
                                    + table + " t")
                    .forEach(row -> contents.add(table
                            + String.valueOf(row.get("row"))
                                    .replaceAll(GENERATED, "\"generated\"")
                                    .replaceAll(DIGEST, "")));
        }
        contents.sort(null);
        return contents;
    }
}
