package io.countersign.consumer.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.schema.ack.MessageId;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PrivateKey;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("servers")
class LedgerReaderTest {
    @Test
    void aRowIsFoundWithItsProofUntilSomebodyChangesIt() {
        try (Community community = new Community()) {
            community.start();
            LedgerReader ledger = new LedgerReader(community.database.jdbi());
            MessageId trusted = community.send("""
                    {"type":"people:upsert","import_id":"A","first_name":"Jane","issued_at":"2026-01-31T12:00:00Z"}""");
            MessageId unknown = community.send("{\"type\":\"ping\"}", PrivateKey.fromSeed(Bytes.utf8("nobody")));
            community.ack(trusted);
            community.ack(unknown);

            LedgerEntry entry = ledger.find(trusted).orElseThrow();
            assertThat(entry.source()).isEqualTo("crm");
            assertThat(entry.account()).isEqualTo("acme");
            assertThat(entry.place().topic()).isEqualTo(community.requests);
            assertThat(entry.place().offset()).isZero();
            assertThat(entry.subject()).isEqualTo(new LedgerEntry.Subject("person", 1));
            assertThat(entry.issuedAt()).isEqualTo(Instant.parse("2026-01-31T12:00:00Z"));
            assertThat(entry.evidence().orElseThrow().verify()).isEqualTo(Evidence.Proof.HOLDS);
            assertThat(ledger.find(unknown).orElseThrow().evidence()).isEmpty();
            assertThat(ledger.find(new MessageId("0".repeat(24)))).isEmpty();

            change(community, "payload = replace(encode(payload, 'escape'), 'Jane', 'Joan')::bytea");
            assertThat(ledger.find(trusted)
                            .orElseThrow()
                            .evidence()
                            .orElseThrow()
                            .verify())
                    .isEqualTo(Evidence.Proof.BROKEN);
            change(community, "payload = NULL");
            assertThat(ledger.find(trusted)
                            .orElseThrow()
                            .evidence()
                            .orElseThrow()
                            .verify())
                    .isEqualTo(Evidence.Proof.NOT_KEPT);
        }
    }

    private static void change(Community community, String assignment) {
        community.database.jdbi().useHandle(handle -> handle.execute("UPDATE messages SET " + assignment));
    }

    @Test
    void rowsAreListedNewestFirstAndByFilter() {
        try (Community community = new Community()) {
            community.start();
            LedgerReader ledger = new LedgerReader(community.database.jdbi());
            MessageId good = community.send("{\"type\":\"people:upsert\",\"import_id\":\"A\",\"first_name\":\"Jane\"}");
            MessageId bad = community.send("{\"type\":\"people:upsert\",\"import_id\":\"B\"}");
            community.ack(good);
            community.ack(bad);
            Instant first = ledger.find(good).orElseThrow().place().time();

            assertThat(ids(ledger, LedgerQuery.newest(10))).containsExactlyInAnyOrder(good, bad);
            assertThat(ids(ledger, LedgerQuery.newest(1))).hasSize(1);
            assertThat(ids(ledger, new LedgerQuery("failed", null, null, null, null, 10)))
                    .containsExactly(bad);
            assertThat(ids(ledger, new LedgerQuery(null, "created", "crm", " a ", null, 10)))
                    .containsExactly(good);
            assertThat(ids(ledger, new LedgerQuery(null, null, "erp", null, null, 10)))
                    .isEmpty();
            assertThat(ids(ledger, new LedgerQuery(null, null, null, null, first, 10)))
                    .contains(good);
            assertThat(ids(
                            ledger,
                            new LedgerQuery(
                                    null, null, null, null, Instant.now().plusSeconds(60), 10)))
                    .isEmpty();
        }
    }

    private static List<MessageId> ids(LedgerReader ledger, LedgerQuery query) {
        return ledger.list(query).stream().map(LedgerEntry::messageId).toList();
    }
}
