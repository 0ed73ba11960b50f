package io.countersign.consumer.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.domain.ContactForm;
import io.countersign.consumer.domain.Folding;
import io.countersign.consumer.domain.Kind;
import io.countersign.consumer.domain.RecordId;
import io.countersign.consumer.domain.Request;
import io.countersign.consumer.domain.World;
import io.countersign.schema.ack.MessageId;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.message.Message;
import io.countersign.schema.message.RecordKey;
import io.countersign.schema.message.Statement;
import io.countersign.schema.message.householdquery.HouseholdQuery;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A household with more people than an answer can tell. */
class CrowdedHouseholdTest {
    @Test
    void notMorePeopleAreLoadedThanAnAnswerCanTell() {
        try (Community community = new Community()) {
            community.database.jdbi().useTransaction(handle -> {
                int account = handle.createQuery("SELECT min(id) FROM accounts")
                        .mapTo(Integer.class)
                        .one();
                handle.execute(
                        "INSERT INTO households (account_id, id, import_id, import_key, import_generated, name) VALUES (?, 1, 'H', 'h', false, 'H')",
                        account);
                handle.execute("""
                        INSERT INTO people (account_id, id, import_id, import_key, import_generated, first_name)
                        SELECT ?, i, 'P' || i, 'p' || i, false, 'P' FROM generate_series(1, 20000) AS i""", account);
                handle.execute("""
                        INSERT INTO household_members (account_id, person_id, household_id)
                        SELECT account_id, id, 1 FROM people""");
                HouseholdQuery query = new HouseholdQuery(new RecordKey(1L, null));
                Message message = new Message("household:query", new Statement(null, null, null, false), query);
                Request request = new Request(
                        new MessageId("0".repeat(24)),
                        account,
                        1,
                        Bytes.utf8("").sha256(),
                        message);
                World world = Loading.load(handle, sort -> 1, new Folding(new ContactForm("CA")), List.of(request));
                assertThat(world.crowded).containsExactly(new RecordId(account, Kind.HOUSEHOLD, 1));
                assertThat(world.neighbours).hasSizeLessThan(5_002);
            });
        }
    }
}
