package io.countersign.consumer.histories;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.DatabaseOptions;
import io.countersign.consumer.Outcome;
import io.countersign.consumer.inbox.Delivery;
import io.countersign.consumer.store.Database;
import io.countersign.schema.ack.AckResult;
import io.countersign.servers.DatabaseLogin;
import io.countersign.servers.TestServers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A batch takes as many SQL statements as any other of the same mix of messages, however many there are in it. */
@Tag("servers")
class StatementsPerBatchTest {
    /** $ is a number that all ten have in common, * changes from round to round. */
    private static final List<String> MIX = List.of("""
            {'type':'organizations:upsert','import_id':'o$','name':'Acme *','category':{'name_en':'Mines $'},
             'contact_informations':[{'type':'Website','info':'https://example.com','label':'*'}],
             'addresses':[{'name':'Office','zip':'*'}],'forms':[{'id':1,'data':{'k':'*'}}],
             'people':[{'type':'people:upsert','import_id':'n$','first_name':'*','collaboration':{'title':'*'}},
              {'type':'people:upsert','first_name':'nameless *'}]}""", """
            {'type':'people:upsert','import_id':'p$','first_name':'*','username':'u$ *','traits':{'t':'*'},
             'issued_at':'2026-01-0*T00:00:00Z','category':{'name_en':'Miners $'},
             'contact_informations':[{'type':'Email','info':'p$@example.com','label':'*','main':true}],
             'addresses':[{'name':'Home','zip':'*'}],'forms':[{'id':1,'data':{'k':'*'}}],
             'collaboration':{'organization':{'import_id':'o$'},'title':'*'}}""", """
            {'type':'people:upsert','first_name':'nameless $ *','return':'resource','household':{'title':'*'}}""", """
            {'type':'households:upsert','import_id':'h$','name':'Does *','contact_informations':[
              {'type':'PhoneNumber','info':'514 555 0123','label':'*'}],
             'people':[{'type':'people:upsert','import_id':'m$','first_name':'*','collaboration':{'title':'*'}}]}""", """
            {'type':'people:upsert','import_id':'q$','last_name':'*','household':{'import_id':'h$','title':'*'},
             'contact_assignments':[{'assigned_to':{'import_id':'n$'},'organization':{'import_id':'o$'}}]}""", """
            {'type':'contact_assignment:upsert','person':{'import_id':'p$'},'assigned_to':{'import_id':'m$'}}""", """
            {'type':'person:query','import_id':'p$'}""", """
            {'type':'people:upsert','match':['email','name_phone'],'last_name':'*',
             'contact_informations':[{'type':'Email','info':'p$@example.com'}]}""", """
            {'type':'person_categories:query','q':{'name_cont':'$'}}""", """
            {'type':'ping'}""");

    private static final List<AckResult> GOOD =
            List.of(AckResult.CREATED, AckResult.UPDATED, AckResult.UNCHANGED, AckResult.FOUND, AckResult.PONG);
    private static final DatabaseLogin LOGIN = TestServers.freshDatabase();
    private static final Database DATABASE =
            new Database(new DatabaseOptions(LOGIN.jdbcUrl(), LOGIN.user(), LOGIN.password(), 4));

    private final Map<String, Integer> statements = new TreeMap<>();

    @BeforeAll
    static void migrate() {
        DATABASE.migrate();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void aThousandMessagesTakeAsManyStatementsAsTen() {
        DATABASE.jdbi().setSqlLogger(counter());
        List<List<Map<String, Integer>>> bySize = List.of(ofBatchesOf(10), ofBatchesOf(100), ofBatchesOf(1_000));
        assertThat(bySize.get(1)).isEqualTo(bySize.get(0));
        assertThat(bySize.get(2)).isEqualTo(bySize.get(0));
    }

    /** The statements of a batch that inserts, and of two that update. */
    private List<Map<String, Integer>> ofBatchesOf(int messages) {
        Tenant tenant = new Tenant(DATABASE.jdbi());
        List<Map<String, Integer>> rounds = new ArrayList<>();
        for (int round = 1; round <= 3; round++) {
            List<Delivery> batch = batch(tenant, messages, round);
            statements.clear();
            List<Outcome> outcomes = tenant.apply(batch);
            rounds.add(new TreeMap<>(statements));
            assertThat(outcomes).extracting(Outcome::result).hasSize(messages).isSubsetOf(GOOD);
        }
        return rounds;
    }

    private static List<Delivery> batch(Tenant tenant, int messages, int round) {
        List<Delivery> batch = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            String message = MIX.get(i % MIX.size())
                    .replace("$", Integer.toString(i / MIX.size()))
                    .replace("*", Integer.toString(round))
                    .replace('\'', '"');
            batch.add(tenant.delivery(0, (long) messages * (round - 1) + i, 0, message));
        }
        return batch;
    }

    /** Plans are made anew once a second. */
    private SqlLogger counter() {
        return new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext context) {
                String sql = context.getRawSql();
                if (!sql.equals("DISCARD PLANS")) {
                    statements.merge(sql, 1, Integer::sum);
                }
            }
        };
    }
}
