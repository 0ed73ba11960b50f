package io.countersign.consumer.domain;

import static io.countersign.schema.ack.AckResult.CREATED;
import static io.countersign.schema.ack.AckResult.DUPLICATE;
import static io.countersign.schema.ack.AckResult.UNCHANGED;
import static io.countersign.schema.ack.AckResult.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.Expect;
import io.countersign.consumer.Sender;
import io.countersign.schema.ack.AckPayload;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("servers")
class IdentityTest {
    private static final Community COMMUNITY = new Community();
    private static final Sender ACME = new Sender(COMMUNITY, "acme-crm");
    private static final Sender OTHER = new Sender(COMMUNITY, "other-crm");
    private static final Sender EMPTY = new Sender(COMMUNITY, "empty-crm");

    @BeforeAll
    static void start() {
        COMMUNITY.start();
    }

    @AfterAll
    static void stop() {
        COMMUNITY.close();
    }

    /** Both kinds are found by the same rules. */
    private static AckPayload upsert(Sender sender, String kind, String members) {
        return sender.tell(
                "{'type':'" + (kind.equals("people") ? "people" : "organizations") + ":upsert'," + members + "}");
    }

    private static String named(String kind, String name) {
        return "'" + (kind.equals("people") ? "first_name" : "name") + "':'" + name + "'";
    }

    @ParameterizedTest
    @ValueSource(strings = {"people", "organizations"})
    void importIdsAreComparedWithoutCaseAndSpaceAndKeptAsFirstWritten(String kind) {
        AckPayload created = upsert(ACME, kind, "'import_id':' Éa-1 '," + named(kind, "One"));
        AckPayload updated = upsert(ACME, kind, "'import_id':'éA-1'," + named(kind, "Two"));
        Expect.result(created, CREATED);
        Expect.result(updated, UPDATED);
        assertThat(updated.id()).isEqualTo(created.id());
        assertThat(updated.importId()).isEqualTo("Éa-1");
        assertThat(ACME.rows("SELECT import_id FROM " + kind + " WHERE account_id = :account AND id = " + created.id()))
                .hasToString("[{import_id=Éa-1}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"people", "organizations"})
    void accountsAndKindsShareNeitherImportIdsNorNumbers(String kind) {
        Expect.result(upsert(ACME, kind, "'import_id':'shared'," + named(kind, "Mine")), CREATED);
        AckPayload others = upsert(EMPTY, kind, "'import_id':'SHARED'," + named(kind, "Theirs"));
        Expect.result(others, CREATED);
        assertThat(others.id()).as("each account counts for itself").isLessThan(3);
        Expect.result(upsert(ACME, kind, "'import_id':'shared'," + named(kind, "Mine")), UNCHANGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"people", "organizations"})
    void idComesBeforeImportIdWhichItRenames(String kind) {
        AckPayload first = upsert(ACME, kind, "'import_id':'id-1'," + named(kind, "One"));
        AckPayload second = upsert(ACME, kind, "'import_id':'id-2'," + named(kind, "Two"));
        AckPayload renamed = upsert(ACME, kind, "'id':" + first.id() + ",'import_id':'id-3'");
        Expect.result(renamed, UPDATED);
        assertThat(renamed.importId()).isEqualTo("id-3");
        Expect.result(upsert(ACME, kind, "'id':" + first.id() + ",'import_id':'ID-3'"), UNCHANGED);
        Expect.invalid(upsert(ACME, kind, "'id':" + first.id() + ",'import_id':'ID-2'"), "import_id_taken /import_id");
        AckPayload fresh = upsert(ACME, kind, "'import_id':'id-1'," + named(kind, "Three"));
        Expect.result(fresh, CREATED);
        assertThat(fresh.id()).isNotIn(first.id(), second.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"people", "organizations"})
    void namesMayBePassedOnWithinOneBatch(String kind) {
        AckPayload first = upsert(ACME, kind, "'import_id':'pass-1'," + named(kind, "One"));
        AckPayload second = upsert(ACME, kind, "'import_id':'pass-2'," + named(kind, "Two"));
        String type = "{'type':'" + kind + ":upsert','id':";
        var acks = ACME.tellAll(
                List.of(type + second.id() + ",'import_id':'pass-3'}", type + first.id() + ",'import_id':'pass-2'}"));
        acks.forEach(ack -> Expect.result(ack, UPDATED));
        assertThat(ACME.rows("SELECT import_id FROM " + kind
                        + " WHERE account_id = :account AND import_id LIKE 'pass-%' ORDER BY id"))
                .hasToString("[{import_id=pass-2}, {import_id=pass-3}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"people", "organizations"})
    void idsThatTheAccountDoesNotHaveAreNotFound(String kind) {
        AckPayload others = upsert(OTHER, kind, "'import_id':'far'," + named(kind, "Theirs"));
        long idOfAnotherAccount = others.id() + 100;
        COMMUNITY
                .database
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "WITH gone AS (DELETE FROM " + kind + " t WHERE account_id = ? AND id = ? RETURNING t)"
                                + " INSERT INTO " + kind
                                + " SELECT (jsonb_populate_record(t, jsonb_build_object('id', ?))).* FROM gone",
                        OTHER.account(),
                        others.id(),
                        idOfAnotherAccount));
        Expect.invalid(upsert(ACME, kind, "'id':" + idOfAnotherAccount + "," + named(kind, "Mine")), "not_found /id");
        Expect.invalid(
                upsert(ACME, kind, "'id':9007199254740991,'import_id':'x'," + named(kind, "Mine")), "not_found /id");
        Expect.invalid(upsert(ACME, kind, "'id':0," + named(kind, "Mine")), "out_of_range /id");
        assertThat(OTHER.rows("SELECT * FROM " + kind + " WHERE account_id = :account AND id = " + idOfAnotherAccount))
                .singleElement()
                .satisfies(row -> assertThat(row.values()).contains("Theirs"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"people", "organizations"})
    void aStatementWithoutIdentityIsItsOwnIdentity(String kind) {
        AckPayload created = upsert(ACME, kind, named(kind, "Nameless"));
        Expect.result(created, CREATED);
        AckPayload again = upsert(ACME, kind, named(kind, "Nameless"));
        Expect.result(again, DUPLICATE);
        assertThat(again.id()).isEqualTo(created.id());
        assertThat(again.importId()).isEqualTo(created.importId());
        AckPayload distinct = upsert(ACME, kind, named(kind, "Nameless") + ",'nonce':'2'");
        Expect.result(distinct, CREATED);
        assertThat(distinct.id()).isNotEqualTo(created.id());
        Expect.result(upsert(ACME, kind, named(kind, "Nameless") + ",'nonce':'2'"), DUPLICATE);
        Expect.result(upsert(OTHER, kind, named(kind, "Nameless")), CREATED);
    }

    @Test
    void theSameStatementTwiceInOneBatchIsADuplicate() {
        var acks = ACME.tellAll(Collections.nCopies(3, "{'type':'people:upsert','first_name':'Batch'}"));
        assertThat(acks).extracting(AckPayload::result).containsExactly(CREATED, DUPLICATE, DUPLICATE);
        assertThat(acks).extracting(AckPayload::id).containsOnly(acks.get(0).id());
    }

    @Test
    void blankAndNullKeysAreNoKeys() {
        AckPayload ack = ACME.person("'id':null,'import_id':' ','first_name':'Keyless'");
        Expect.result(ack, CREATED);
        assertThat(ack.importId()).matches("[234679ACDEFGHJKMNPRTVWXYZ]{6}");
        Expect.result(ACME.person("'id':" + ack.id() + ",'import_id':null,'last_name':'Doe'"), UPDATED);
        assertThat(ACME.row("SELECT import_id, import_generated FROM people WHERE account_id = :account AND id = "
                        + ack.id()))
                .containsEntry("import_id", ack.importId())
                .containsEntry("import_generated", true);
    }

    @Test
    void aGeneratedImportIdFindsItsRecordAndGivesWayToARealOne() {
        AckPayload ack = ACME.person("'first_name':'Generated'");
        String generated = String.valueOf(ack.importId());
        Expect.result(
                ACME.person("'import_id':'" + generated.toLowerCase(Locale.ROOT) + "','last_name':'Doe'"), UPDATED);
        AckPayload renamed = ACME.person("'id':" + ack.id() + ",'import_id':'real'");
        Expect.result(renamed, UPDATED);
        assertThat(ACME.row("SELECT import_id, import_generated FROM people WHERE account_id = :account AND id = "
                        + ack.id()))
                .containsEntry("import_id", "real")
                .containsEntry("import_generated", false);
    }
}
