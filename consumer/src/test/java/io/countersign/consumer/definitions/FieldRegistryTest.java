package io.countersign.consumer.definitions;

import static io.countersign.consumer.definitions.Applied.Change.CHANGED;
import static io.countersign.consumer.definitions.Applied.Change.CREATED;
import static io.countersign.consumer.definitions.Applied.Change.UNCHANGED;
import static io.countersign.consumer.definitions.Drafts.field;
import static io.countersign.consumer.definitions.Drafts.mandatory;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.countersign.consumer.Community;
import io.countersign.consumer.Expect;
import io.countersign.consumer.Sender;
import io.countersign.consumer.domain.CustomField;
import io.countersign.consumer.domain.FieldType;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.ack.MessageId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of definitions, and of the values that are stored by them. */
@Tag("servers")
class FieldRegistryTest {
    private static final Community COMMUNITY = new Community();
    private static final FieldRegistry FIELDS = new FieldRegistry(COMMUNITY.database.jdbi());
    /** One account a test: a running consumer takes a while to know a source. */
    private static final Deque<Sender> SENDERS = new ArrayDeque<>();

    private final Sender sender = SENDERS.pop();

    @BeforeAll
    static void start() {
        for (int i = 0; i < 30; i++) {
            SENDERS.add(new Sender(COMMUNITY, "account " + i));
        }
        COMMUNITY.start();
    }

    @AfterAll
    static void stop() {
        COMMUNITY.close();
    }

    private List<Applied<CustomField>> apply(FieldDraft... drafts) {
        return FIELDS.apply(sender.name, List.of(drafts));
    }

    private List<String> refusals(FieldDraft... drafts) {
        DefinitionException exception = catchThrowableOfType(DefinitionException.class, () -> apply(drafts));
        return exception.refusals().stream()
                .map(refusal -> refusal.index() + " " + refusal.member() + ": " + refusal.rule())
                .toList();
    }

    private AckPayload tell(String importId, String value) {
        return sender.person("'import_id':'" + importId + "','first_name':'Jane','custom_fields':[{'key':'f','value':"
                + value + "}]");
    }

    private List<Object> values() {
        return sender
                .rows("SELECT value::text FROM custom_field_values WHERE account_id = :account ORDER BY person_id")
                .stream()
                .map(row -> row.get("value"))
                .toList();
    }

    @Test
    void definitionsAreMadeWhatTheDraftsSay() {
        FieldDraft one = field("one", FieldType.TEXT);
        FieldDraft seven = new FieldDraft(7L, "seven", "Seven", FieldType.DATE, List.of(), false, false);
        FieldDraft two = field("two", FieldType.CHOICE, "a", "b");
        assertThat(apply(one, seven, two))
                .extracting(Applied::change, applied -> applied.definition().id())
                .containsExactly(tuple(CREATED, 8L), tuple(CREATED, 7L), tuple(CREATED, 9L));
        FieldDraft renamed = new FieldDraft(7L, "sept", "Sept", FieldType.DATE, List.of(), false, false);
        assertThat(apply(one, mandatory(two), renamed))
                .extracting(Applied::change)
                .containsExactly(UNCHANGED, CHANGED, CHANGED);
        assertThat(FIELDS.list(sender.name))
                .extracting(field -> field.id() + field.key() + field.mandatory())
                .containsExactly("7septfalse", "8onefalse", "9twotrue");
        assertThat(FIELDS.find("nobody", "one")).isEmpty();
    }

    @Test
    void aKeyBelongsToOneField() {
        apply(field("one", FieldType.TEXT), field("two", FieldType.TEXT));
        FieldDraft stolen = new FieldDraft(1L, "two", "x", FieldType.TEXT, List.of(), false, false);
        FieldDraft renumbered = new FieldDraft(5L, "one", "x", FieldType.TEXT, List.of(), false, false);
        assertThat(refusals(field("three", FieldType.TEXT), stolen, renumbered))
                .containsExactly(
                        "1 id: the key belongs to the field with the id 2",
                        "2 id: the key belongs to the field with the id 1");
        assertThat(FIELDS.list(sender.name)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "TEXT         | '42'         | NUMBER       | 42",
                "TEXT         | '-0.5'       | NUMBER       | -0.5",
                "TEXT         | 'true'       | BOOLEAN      | true",
                "TEXT         | '2026-02-28' | DATE         | \"2026-02-28\"",
                "TEXT         | 'a'          | CHOICE       | \"a\"",
                "TEXT         | 'b'          | MULTI_CHOICE | [\"b\"]",
                "NUMBER       | 1e2          | TEXT         | \"100\"",
                "BOOLEAN      | false        | TEXT         | \"false\"",
                "DATE         | '2026-02-28' | TEXT         | \"2026-02-28\"",
                "CHOICE       | 'a'          | TEXT         | \"a\"",
                "CHOICE       | 'a'          | MULTI_CHOICE | [\"a\"]",
                "MULTI_CHOICE | ['a']        | CHOICE       | \"a\""
            })
    void valuesFollowTheirFieldToAnotherTypeWhereNothingIsLost(
            FieldType before, String value, FieldType after, String converted) {
        apply(typed(before));
        Expect.result(tell("P", value), AckResult.CREATED);
        assertThat(apply(typed(after))).extracting(Applied::change).containsExactly(CHANGED);
        assertThat(values()).containsExactly(converted);
        assertThat(apply(typed(before))).extracting(Applied::change).containsExactly(CHANGED);
        Expect.result(tell("P", value), AckResult.UNCHANGED);
    }

    private static FieldDraft typed(FieldType type) {
        return type.hasChoices() ? field("f", type, "a", "b") : field("f", type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "TEXT         | '042'      | NUMBER",
                "TEXT         | '1e2'      | NUMBER",
                "TEXT         | 'yes'      | BOOLEAN",
                "TEXT         | '2026-2-8' | DATE",
                "TEXT         | 'c'        | CHOICE",
                "NUMBER       | 1          | BOOLEAN",
                "MULTI_CHOICE | ['a','b']  | CHOICE",
                "MULTI_CHOICE | ['a','b']  | TEXT"
            })
    void aTypeThatAStoredValueDoesNotFitIsRefusedAndNothingIsLost(FieldType before, String value, FieldType after) {
        apply(typed(before));
        Expect.result(tell("P", value), AckResult.CREATED);
        List<Object> stored = values();
        assertThat(refusals(typed(after)))
                .containsExactly("0 type: 1 stored value does not fit, for example that of the person 1; correct or"
                        + " clear them first, or define a new field and archive this one");
        assertThat(values()).isEqualTo(stored);
        Expect.result(tell("P", value), AckResult.UNCHANGED);
        Expect.result(tell("P", "null"), AckResult.UPDATED);
        assertThat(apply(typed(after))).extracting(Applied::change).containsExactly(CHANGED);
    }

    @Test
    void oneMisfitKeepsAllValuesAsTheyWere() {
        apply(field("f", FieldType.TEXT));
        List<String> values = List.of("'1'", "'2'", "'three'", "'four'");
        for (int i = 0; i < values.size(); i++) {
            tell("P" + i, values.get(i));
        }
        assertThat(refusals(field("f", FieldType.NUMBER)))
                .singleElement()
                .asString()
                .startsWith("0 type: 2 stored values do not fit, for example that of the person 5;");
        assertThat(values()).containsExactly("\"1\"", "\"2\"", "\"three\"", "\"four\"");
    }

    @Test
    void choicesThatAreTakenCannotGoWhileOthersMay() {
        apply(field("f", FieldType.MULTI_CHOICE, "a", "b", "c"));
        tell("P", "['c','a']");
        assertThat(refusals(field("f", FieldType.MULTI_CHOICE, "a", "b")))
                .singleElement()
                .asString()
                .startsWith("0 choices: 1 stored value does not fit");
        apply(field("f", FieldType.MULTI_CHOICE, "c", "a", "d"));
        assertThat(values()).containsExactly("[\"c\", \"a\"]");
        Expect.result(tell("P", "['a','c']"), AckResult.UNCHANGED);
        Expect.invalid(tell("P", "['b']"), "not_in_enum /custom_fields/0/value/0");
    }

    @Test
    void aChangeWaitsForTheBatchThatStoresByTheOldDefinition() {
        apply(field("f", FieldType.TEXT));
        tell("P", "'1'");
        CompletableFuture<List<Applied<CustomField>>> change = COMMUNITY
                .database
                .jdbi()
                .inTransaction(handle -> {
                    handle.execute(
                            "SELECT FROM custom_field_definitions WHERE account_id = ? FOR SHARE", sender.account());
                    var applying = CompletableFuture.supplyAsync(() -> apply(field("f", FieldType.NUMBER)));
                    Awaitility.await()
                            .atMost(Duration.ofSeconds(20))
                            .until(() -> COMMUNITY.count("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0);
                    handle.execute(
                            "UPDATE custom_field_values SET value = '\"2\"' WHERE account_id = ?", sender.account());
                    return applying;
                });
        assertThat(change.join()).extracting(Applied::change).containsExactly(CHANGED);
        assertThat(values()).containsExactly("2");
    }

    @Test
    void aMessageWaitsForTheChangeThatIsBeingMade() {
        apply(field("f", FieldType.TEXT));
        MessageId waiting = COMMUNITY.database.jdbi().inTransaction(handle -> {
            handle.execute(
                    "UPDATE custom_field_definitions SET type = 'number' WHERE account_id = ?", sender.account());
            MessageId sent = sender.send(
                    "{'type':'people:upsert','first_name':'Jane','custom_fields':[{'key':'f'," + "'value':'1'}]}");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> COMMUNITY.count("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0);
            return sent;
        });
        Expect.invalid(COMMUNITY.ack(waiting), "wrong_type /custom_fields/0/value");
    }
}
