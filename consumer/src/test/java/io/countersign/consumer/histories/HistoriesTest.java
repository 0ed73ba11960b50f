package io.countersign.consumer.histories;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.DatabaseOptions;
import io.countersign.consumer.store.Database;
import io.countersign.schema.ack.AckResult;
import io.countersign.servers.DatabaseLogin;
import io.countersign.servers.TestServers;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Random histories, applied in batches of any size, over several partitions and with redeliveries, mean what the model
 * says. {@code -Dcountersign.histories=10000} tries more of them; {@code -Dcountersign.seed} repeats one.
 */
@Tag("servers")
class HistoriesTest {
    private static final Logger LOG = LoggerFactory.getLogger(HistoriesTest.class);
    private static final DatabaseLogin LOGIN = TestServers.freshDatabase();
    private static final Database DATABASE = new Database(new DatabaseOptions(
            // Nothing here outlives the server, so nothing need wait for the disk.
            LOGIN.jdbcUrl() + "?options=-c%20synchronous_commit=off", LOGIN.user(), LOGIN.password(), 4));
    private static final int KEPT_HISTORIES = 500;

    private final Map<AckResult, Integer> results = new EnumMap<>(AckResult.class);

    @BeforeAll
    static void migrate() {
        DATABASE.migrate();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void acksAndRowsAreThoseOfTheModel() {
        Long given = Long.getLong("countersign.seed");
        int count = Integer.getInteger("countersign.histories", given == null ? 80 : 1);
        long first = given == null ? System.nanoTime() : given;
        LOG.info("{} histories from the seed {}", count, first);
        for (long seed = first; seed < first + count; seed++) {
            if ((seed - first) % KEPT_HISTORIES == KEPT_HISTORIES - 1) {
                LOG.info("{} histories are done", seed - first + 1);
                DATABASE.jdbi()
                        .useHandle(handle ->
                                handle.execute("TRUNCATE accounts, people, newest_statements, messages CASCADE"));
            }
            List<Event> history = RandomHistory.of(seed);
            RuntimeException failure = failure(history);
            if (failure != null) {
                throw new AssertionError(report(seed, history, failure.getClass()), failure);
            }
        }
        LOG.info("results: {}", results);
        if (count >= 200) {
            assertThat(results.keySet())
                    .contains(
                            AckResult.CREATED,
                            AckResult.UPDATED,
                            AckResult.UNCHANGED,
                            AckResult.STALE,
                            AckResult.DUPLICATE,
                            AckResult.INVALID);
        }
    }

    @Test
    void aRecordIsKnownByTheNameThatItGotInTheSameBatch() {
        new Trial(DATABASE.jdbi())
                .run(List.of(
                        said("{'type':'organizations:upsert','name':'A','issued_at':'2026-01-01T00:00:06Z'}"),
                        new Event.Applied(),
                        said("{'type':'organizations:upsert','name':'B'}"),
                        said("{'type':'organizations:upsert','id':1,'import_id':'o1'}"),
                        said("{'type':'organizations:upsert','import_id':'o1','issued_at':'2026-01-01T00:00:02Z'}")));
    }

    @Test
    void traitsWhoseNumbersAreOnlyWrittenInAnotherWayAreUnchanged() {
        String person = "{'type':'people:upsert','import_id':'p1','first_name':'A','traits':{'a':%s}}";
        List<Event> said = List.of(said(person.formatted("1.0")), said(person.formatted("1")));
        new Trial(DATABASE.jdbi()).run(said);
        new Trial(DATABASE.jdbi()).run(List.of(said.get(0), new Event.Applied(), said.get(1)));
    }

    @Test
    void aNestedPersonIsToldByTheNameThatTheRestOfTheMessageGivesIt() {
        String person = "'type':'people:upsert','contact_informations':[{'type':'Email','info':'c@example.com'}]";
        new Trial(DATABASE.jdbi())
                .run(List.of(
                        said("{%s,'last_name':'Roe'}".formatted(person)),
                        new Event.Applied(),
                        said("{'type':'households:upsert','name':'Does','people':[{%s,'import_id':'~1'},{%s,%s}]}"
                                .formatted(person, person, "'import_id':'p3','match':['email']"))));
    }

    @Test
    void anErasureTakesTheAnswersThatWereRefused() {
        new Trial(DATABASE.jdbi())
                .run(List.of(
                        new Event.Defined(1),
                        said("{'type':'people:upsert','import_id':'p1','first_name':'A'}"),
                        said("{'type':'form:fill','id':1,'subject':{'type':'person','import_id':'P1'},"
                                + "'data':{'unasked':'private'}}"),
                        new Event.Applied(),
                        said("{'type':'person:delete','import_id':'p1','erase':true}")));
    }

    @Test
    void anErasureTakesTheAnswerThatQuotesWhatItErases() {
        new Trial(DATABASE.jdbi())
                .run(List.of(
                        said("{'type':'organizations:upsert','import_id':'o1','name':'Acme'}"),
                        said("{'type':'organizations:upsert','import_id':'o1','people':[{'type':'people:upsert'}]}"),
                        new Event.Applied(),
                        said("{'type':'arkipel_messages:query','message_id':'@1'}"),
                        said("{'type':'organization:delete','import_id':'o1','erase':true}")));
    }

    @Test
    void nothingOlderThanAnErasureBringsBackWhoWasDeletedBeforeIt() {
        String deletion = "{'type':'person:delete','import_id':'p1'%s}";
        new Trial(DATABASE.jdbi())
                .run(List.of(
                        said("{'type':'people:upsert','import_id':'p1','first_name':'A'}"),
                        said(deletion.formatted("")),
                        new Event.Applied(),
                        said(deletion.formatted(",'erase':true,'issued_at':'2026-01-01T00:00:05Z'")),
                        new Event.Applied(),
                        said("{'type':'people:upsert','import_id':'p1','first_name':'A',"
                                + "'issued_at':'2026-01-01T00:00:03Z'}")));
    }

    private static Event said(String payload) {
        return new Event.Said(0, 0, payload.replace('\'', '"'));
    }

    private RuntimeException failure(List<Event> history) {
        Trial trial = new Trial(DATABASE.jdbi());
        try {
            trial.run(history);
            trial.results.forEach((result, n) -> results.merge(result, n, Integer::sum));
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    private String report(long seed, List<Event> history, Class<?> sort) {
        List<Event> shortest = Shrinking.shrink(history, events -> sort.isInstance(failure(events)));
        return shortest.stream().map(Event::toString).collect(Collectors.joining("\n", "seed " + seed + "\n", "\n"))
                + failure(shortest);
    }
}
