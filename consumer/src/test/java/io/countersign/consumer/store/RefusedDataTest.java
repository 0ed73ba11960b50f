package io.countersign.consumer.store;

import static io.countersign.schema.ack.AckResult.CREATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.Expect;
import io.countersign.consumer.Sender;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.MessageId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Errors that only the database can make; it is told to by the names of people. */
@Tag("servers")
class RefusedDataTest {
    private static final List<String> FIRST_BATCH = new ArrayList<>();
    private static final Community COMMUNITY = new Community();
    private static final Sender CRM = new Sender(COMMUNITY, "refused");
    private static final List<MessageId> SENT = new ArrayList<>();

    @BeforeAll
    static void start() {
        COMMUNITY.database.jdbi().useHandle(handle -> {
            handle.execute("ALTER TABLE people ADD CONSTRAINT no_nobody CHECK (first_name <> 'Nobody')");
            handle.execute("CREATE SEQUENCE tries");
            handle.execute("""
                    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN
                        IF NEW.first_name LIKE 'always _____' OR
                           (NEW.first_name LIKE '% times _____' AND nextval('tries') <= split_part(NEW.first_name, ' ', 1)::int)
                        THEN
                            RAISE EXCEPTION 'refused' USING ERRCODE = right(NEW.first_name, 5);
                        END IF;
                        RETURN NEW;
                    END $$""");
            handle.execute(
                    "CREATE TRIGGER refuse BEFORE INSERT OR UPDATE ON people FOR EACH ROW EXECUTE FUNCTION refuse()");
        });
        for (int i = 0; i < 20; i++) {
            FIRST_BATCH.add("'import_id':'mate-" + i + "','first_name':'Mate'");
        }
        FIRST_BATCH.add(7, "'import_id':'refused','first_name':'Nobody'");
        FIRST_BATCH.forEach(members -> SENT.add(CRM.send("{'type':'people:upsert'," + members + "}")));
        COMMUNITY.start();
    }

    @AfterAll
    static void stop() {
        COMMUNITY.close();
    }

    @Test
    void oneMessageFailsAndItsBatchMatesAreApplied() {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < SENT.size(); i++) {
            AckPayload ack = COMMUNITY.ack(SENT.get(i));
            if (FIRST_BATCH.get(i).contains("Nobody")) {
                Expect.invalid(ack, "conflict ");
            } else {
                Expect.result(ack, CREATED);
                ids.add(ack.id());
            }
        }
        assertThat(ids)
                .as("as if each had been applied alone, and the refused one too")
                .isEqualTo(LongStream.rangeClosed(1, 21)
                        .filter(i -> i != 8)
                        .boxed()
                        .toList());
        assertThat(CRM.rows("SELECT 1 FROM people WHERE account_id = :account AND import_id LIKE 'mate-%'"))
                .hasSize(20);
        assertThat(CRM.rows("SELECT 1 FROM people WHERE account_id = :account AND import_id = 'refused'"))
                .isEmpty();
        assertThat(COMMUNITY.readAll(COMMUNITY.dead, 1))
                .filteredOn(letter -> new String(letter.value(), StandardCharsets.UTF_8).contains("Nobody"))
                .hasSize(1);
    }

    @Test
    void whatTheDatabaseSaysIsToldInTheCodesOfTheContract() {
        List<String> states = List.of("22001", "22003", "23502", "23503", "23505", "23514", "22P02", "54000");
        List<String> messages = new ArrayList<>();
        for (String state : states) {
            messages.add("{'type':'people:upsert','import_id':'good " + state + "','first_name':'Good'}");
            messages.add(
                    "{'type':'people:upsert','import_id':'bad " + state + "','first_name':'always " + state + "'}");
        }
        List<AckPayload> acks = CRM.tellAll(messages);
        List<String> told = new ArrayList<>();
        for (int i = 0; i < acks.size(); i += 2) {
            Expect.result(acks.get(i), CREATED);
            told.addAll(Expect.problems(acks.get(i + 1)));
        }
        assertThat(told)
                .containsExactly(
                        "too_long ",
                        "out_of_range ",
                        "required ",
                        "not_found ",
                        "conflict ",
                        "conflict ",
                        "wrong_format ",
                        "too_long ");
    }

    @Test
    void collisionsOfWritersNeverReachAMessage() {
        for (String state : List.of("40001", "40P01")) {
            restartCounting();
            Expect.result(CRM.person("'import_id':'" + state + "','first_name':'12 times " + state + "'"), CREATED);
        }
    }

    @Test
    void losingRacesForAKeyNeverReachesAMessage() {
        restartCounting();
        Expect.result(CRM.person("'import_id':'raced','first_name':'5 times 23505'"), CREATED);
    }

    @Test
    void aDatabaseThatIsNotInOrderNeverReachesAMessage() {
        restartCounting();
        Expect.result(CRM.person("'import_id':'disk','first_name':'2 times 53100'"), CREATED);
    }

    private static void restartCounting() {
        COMMUNITY.database.jdbi().useHandle(handle -> handle.execute("ALTER SEQUENCE tries RESTART"));
    }
}
