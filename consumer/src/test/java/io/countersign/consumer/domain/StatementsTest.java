package io.countersign.consumer.domain;

import static io.countersign.schema.ack.AckResult.CREATED;
import static io.countersign.schema.ack.AckResult.DUPLICATE;
import static io.countersign.schema.ack.AckResult.STALE;
import static io.countersign.schema.ack.AckResult.UNCHANGED;
import static io.countersign.schema.ack.AckResult.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.Expect;
import io.countersign.consumer.Sender;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.AckResult;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code issued_at} and {@code nonce} decide. */
@Tag("servers")
class StatementsTest {
    private static final Community COMMUNITY = new Community();
    private static final Sender CRM = new Sender(COMMUNITY, "statements");
    private static final Sender ERP = CRM.colleague("erp");

    @BeforeAll
    static void start() {
        COMMUNITY.start();
    }

    @AfterAll
    static void stop() {
        COMMUNITY.close();
    }

    private static String said(String importId, String note, String second) {
        return "{'type':'people:upsert','import_id':'" + importId + "','first_name':'A','note':'" + note
                + "','issued_at':'2026-01-01T00:00:" + second + "Z'}";
    }

    private static Object note(String importId) {
        return CRM.row("SELECT note FROM people WHERE account_id = :account AND import_id = '" + importId + "'")
                .get("note");
    }

    /** Each decision is the same when the messages come one by one and when they come in one batch. */
    private static void tell(boolean oneBatch, List<String> statements, AckResult... results) {
        List<AckPayload> acks = oneBatch
                ? CRM.tellAll(statements)
                : statements.stream().map(CRM::tell).toList();
        assertThat(acks).extracting(AckPayload::result).containsExactly(results);
        assertThat(acks).extracting(AckPayload::id).containsOnly(acks.get(0).id());
        assertThat(acks)
                .extracting(AckPayload::importId)
                .containsOnly(acks.get(0).importId());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void olderOnesOfTheSameSourceAreStaleAndNewerOnesApplied(boolean oneBatch) {
        String importId = "order-" + oneBatch;
        tell(
                oneBatch,
                List.of(
                        said(importId, "B", "02"),
                        said(importId, "A", "01.999999"),
                        said(importId, "C", "02.000001"),
                        said(importId, "A2", "02")),
                CREATED,
                STALE,
                UPDATED,
                STALE);
        assertThat(note(importId)).isEqualTo("C");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void exactlyTheSameAgainIsADuplicateAlsoAfterNewerOnes(boolean oneBatch) {
        String importId = "again-" + oneBatch;
        String first = said(importId, "A", "01");
        tell(
                oneBatch,
                List.of(first, first, said(importId, "B", "02"), first, said(importId, "B", "02")),
                CREATED,
                DUPLICATE,
                UPDATED,
                DUPLICATE,
                DUPLICATE);
        assertThat(note(importId)).isEqualTo("B");
    }

    @Test
    void aDuplicateTellsTheIdsOfTheFirstTime() {
        String statement = """
                {'type':'organizations:upsert','import_id':'ids','name':'Acme','issued_at':'2026-01-01T00:00:00Z',
                 'category':{'name_en':'X'},'addresses':[{'zip':'1'}],'people':[{'type':'people:upsert','first_name':'A'}]}""";
        AckPayload first = CRM.tell(statement);
        Expect.result(first, CREATED);
        CRM.tell("{'type':'organizations:upsert','import_id':'ids','addresses':[{'zip':'1','delete':true}]}");
        AckPayload again = CRM.tell(statement);
        Expect.result(again, DUPLICATE);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.importId()).isEqualTo("ids");
        assertThat(again.ids()).isEqualTo(first.ids());
        assertThat(CRM.rows("SELECT 1 FROM addresses WHERE account_id = :account AND zip = '1'"))
                .isEmpty();
    }

    @Test
    void aNonceMakesItAnotherStatement() {
        String statement =
                "{'type':'people:upsert','import_id':'nonce','first_name':'A','issued_at':'2026-01-01T00:00:00Z'";
        Expect.result(CRM.tell(statement + "}"), CREATED);
        Expect.result(CRM.tell(statement + ",'nonce':'1'}"), UNCHANGED);
        Expect.result(CRM.tell(statement + ",'nonce':'1'}"), DUPLICATE);
        Expect.invalid(CRM.tell(statement + ",'nonce':'" + "x".repeat(65) + "'}"), "too_long /nonce");
    }

    @Test
    void sourcesDoNotMakeEachOtherStale() {
        Expect.result(CRM.tell(said("both", "crm", "05")), CREATED);
        Expect.result(ERP.tell(said("both", "erp", "01")), UPDATED);
        assertThat(note("both")).isEqualTo("erp");
        Expect.result(CRM.tell(said("both", "older", "04")), STALE);
        Expect.result(ERP.tell(said("both", "crm", "05")), UPDATED);
    }

    @Test
    void subjectsDoNotMakeEachOtherStale() {
        Expect.result(CRM.tell(said("one", "A", "05")), CREATED);
        Expect.result(CRM.tell(said("two", "A", "01")), CREATED);
    }

    @Test
    void theSubjectIsTheRecordHoweverItIsNamed() {
        AckPayload created = CRM.tell(said("named", "A", "05"));
        Expect.result(
                CRM.tell("{'type':'people:upsert','id':" + created.id()
                        + ",'note':'B','issued_at':'2026-01-01T00:00:04Z'}"),
                STALE);
        Expect.result(
                CRM.tell("{'type':'people:upsert','id':" + created.id()
                        + ",'import_id':'renamed','issued_at':'2026-01-01T00:00:06Z'}"),
                UPDATED);
        Expect.result(CRM.tell(said("renamed", "C", "05.5")), STALE);
    }

    @Test
    void anIdThatIsNotThereIsNotFoundHoweverOldTheStatement() {
        Expect.result(CRM.tell(said("old", "A", "05")), CREATED);
        Expect.invalid(CRM.tell(said("old", "B", "04").replace("{", "{'id':9007199254740991,")), "not_found /id");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void undatedOnesAreAppliedInOrderAsOftenAsTheyCome(boolean oneBatch) {
        String a = "{'type':'people:upsert','import_id':'aba-" + oneBatch + "','first_name':'A'}";
        String b = "{'type':'people:upsert','import_id':'aba-" + oneBatch + "','first_name':'B'}";
        tell(oneBatch, List.of(a, b, a, a, b, a), CREATED, UPDATED, UPDATED, UNCHANGED, UPDATED, UPDATED);
        assertThat(CRM.row("SELECT first_name FROM people WHERE account_id = :account AND import_id = 'aba-" + oneBatch
                        + "'"))
                .containsEntry("first_name", "A");
    }

    @Test
    void undatedOnesAreNeverStale() {
        Expect.result(CRM.tell(said("undated", "A", "05")), CREATED);
        Expect.result(CRM.person("'import_id':'undated','note':'B'"), UPDATED);
        Expect.result(CRM.tell(said("undated", "C", "04")), STALE);
        assertThat(note("undated")).isEqualTo("B");
    }

    @Test
    void whatFailedMayBeSaidAgain() {
        String statement = """
                {'type':'people:upsert','import_id':'retry','first_name':'A','issued_at':'2026-01-01T00:00:00Z',
                 'collaboration':{'organization':{'import_id':'later'}}}""";
        Expect.invalid(CRM.tell(statement), "not_found /collaboration/organization");
        Expect.result(CRM.organization("'import_id':'later','name':'Later'"), CREATED);
        Expect.result(CRM.tell(statement), CREATED);
        Expect.result(CRM.tell(statement), DUPLICATE);
    }

    @Test
    void timesAreRead() {
        for (String wrong : List.of(
                "2026-01-01", "2026-01-01T00:00:00+01:00", "2026-02-30T00:00:00Z", "2026-01-01T00:00:00.1234567Z")) {
            Expect.invalid(CRM.person("'first_name':'A','issued_at':'" + wrong + "'"), "wrong_format /issued_at");
        }
        Expect.invalid(CRM.person("'first_name':'A','issued_at':'1969-12-31T23:59:59Z'"), "out_of_range /issued_at");
    }
}
