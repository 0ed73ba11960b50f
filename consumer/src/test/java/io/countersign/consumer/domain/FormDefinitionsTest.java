package io.countersign.consumer.domain;

import static io.countersign.consumer.definitions.Drafts.form;
import static io.countersign.consumer.definitions.Drafts.input;
import static io.countersign.schema.ack.AckResult.CREATED;
import static io.countersign.schema.ack.AckResult.DUPLICATE;
import static io.countersign.schema.ack.AckResult.STALE;
import static io.countersign.schema.ack.AckResult.UNCHANGED;
import static io.countersign.schema.ack.AckResult.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.Expect;
import io.countersign.consumer.Sender;
import io.countersign.consumer.definitions.FormRegistry;
import io.countersign.schema.ack.AckPayload;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers to forms that the account defines, inside upserts and as form:fill. */
@Tag("servers")
class FormDefinitionsTest {
    private static final Community COMMUNITY = new Community();
    private static final FormRegistry FORMS = new FormRegistry(COMMUNITY.database.jdbi());
    private static final Sender CRM = new Sender(COMMUNITY, "defined");
    private static final Sender FREE = new Sender(COMMUNITY, "undefined");
    private static final Sender CHANGING = new Sender(COMMUNITY, "changing");

    @BeforeAll
    static void start() {
        FORMS.apply(
                CRM.name,
                List.of(
                        form(
                                1,
                                Set.of(Kind.PERSON, Kind.ORGANIZATION),
                                input("name", InputType.TEXT, true),
                                input("about", InputType.TEXTAREA, false),
                                input("age", InputType.NUMBER, false),
                                input("from", InputType.DATE, false),
                                input("sure", InputType.BOOLEAN, false),
                                input("diet", InputType.RADIO, false, "all", "vegan"),
                                input("room", InputType.SELECT, false, "one", "two"),
                                input("tongues", InputType.CHECKBOX, false, "fr", "en")),
                        form(2, Set.of(Kind.HOUSEHOLD), input("pets", InputType.NUMBER, false))));
        COMMUNITY.start();
        Expect.result(CRM.person("'import_id':'P','first_name':'Jane'"), CREATED);
    }

    @AfterAll
    static void stop() {
        COMMUNITY.close();
    }

    private static AckPayload fill(String subject, String data) {
        return fill(CRM, 1, subject, data);
    }

    private static AckPayload fill(Sender sender, long form, String subject, String data) {
        return sender.tell("{'type':'form:fill','id':" + form + ",'subject':{" + subject + "},'data':{" + data + "}}");
    }

    private static String stored(Sender sender, AckPayload subject) {
        return sender.rows("SELECT form_id, data::text FROM form_answers WHERE account_id = :account AND person_id = "
                        + subject.id() + " ORDER BY form_id")
                .toString();
    }

    @Test
    void answersThatFitAreStoredOnce() {
        AckPayload person = CRM.person("'import_id':'fit','first_name':'Jane'");
        String data = "'name':' Jane ','about':'a','age':41.50,'from':'1999-12-31','sure':true,'diet':'vegan',"
                + "'room':'two','tongues':['en','fr']";
        AckPayload ack = fill("'type':'person','import_id':'FIT'", data);
        Expect.result(ack, UPDATED);
        assertThat(ack.id()).isEqualTo(person.id());
        assertThat(ack.importId()).isEqualTo("fit");
        Expect.result(fill("'type':'people:upsert','id':" + person.id(), data), UNCHANGED);
        assertThat(stored(CRM, person))
                .isEqualTo("[{form_id=1, data={\"age\": 41.5, \"diet\": \"vegan\", \"from\": \"1999-12-31\", \"name\":"
                        + " \" Jane \", \"room\": \"two\", \"sure\": true, \"about\": \"a\","
                        + " \"tongues\": [\"fr\", \"en\"]}}]");
        Expect.result(
                CRM.person("'import_id':'fit','forms':[{'id':1,'data':{'diet':null,'tongues':['en']}}]"), UPDATED);
        assertThat(stored(CRM, person)).doesNotContain("diet").contains("\"tongues\": [\"en\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'nickname':'J'     | unknown_field /forms/0/data/nickname",
                "'a/b':'J'          | unknown_field /forms/0/data/a~1b",
                "'about':5          | wrong_type /forms/0/data/about",
                "'age':'41'         | wrong_type /forms/0/data/age",
                "'from':'yesterday' | wrong_format /forms/0/data/from",
                "'sure':'yes'       | wrong_type /forms/0/data/sure",
                "'diet':'VEGAN'     | not_in_enum /forms/0/data/diet",
                "'room':['one']     | wrong_type /forms/0/data/room",
                "'tongues':['fr','it'] | not_in_enum /forms/0/data/tongues/1",
                "'tongues':'fr'     | wrong_type /forms/0/data/tongues",
                "'name':null        | required /forms/0/data/name"
            })
    void answersThatDoNotFitAreTold(String answer, String problem) {
        String data = answer.startsWith("'name'") ? answer : "'name':'Jane'," + answer;
        Expect.invalid(CRM.person("'import_id':'P','forms':[{'id':1,'data':{" + data + "}}]"), problem);
        Expect.invalid(fill("'type':'person','import_id':'P'", data), problem.replace("/forms/0", ""));
    }

    @Test
    void theFirstAnswersNeedTheMandatoryOnesAndLaterOnesMayLeaveThemOut() {
        AckPayload person = CRM.person("'import_id':'first','first_name':'Jane'");
        Expect.invalid(fill("'type':'person','import_id':'first'", "'age':1"), "required /data/name");
        Expect.result(fill("'type':'person','import_id':'first'", "'name':'J'"), UPDATED);
        Expect.result(fill("'type':'person','import_id':'first'", "'age':1"), UPDATED);
        assertThat(stored(CRM, person)).contains("{\"age\": 1, \"name\": \"J\"}");
    }

    @Test
    void aFormMustBeDefinedAndMeantForTheRecord() {
        Expect.invalid(fill(CRM, 9, "'type':'person','import_id':'P'", "'x':1"), "not_found /id");
        Expect.invalid(fill(CRM, 2, "'type':'person','import_id':'P'", "'pets':1"), "conflict /id");
        Expect.invalid(
                CRM.organization("'name':'Acme','forms':[{'id':1,'data':{'name':'x'}},{'id':2,'data':{'pets':1}}],"
                        + "'people':[{'type':'people:upsert','first_name':'J','forms':[{'id':9,'data':{}}]}]"),
                "conflict /forms/1/id",
                "not_found /people/0/forms/0/id");
        Expect.result(CRM.person("'import_id':'P','forms':[{'id':9,'delete':true}]"), UNCHANGED);
    }

    @Test
    void anAccountWithoutFormsTakesAnswersToAll() {
        AckPayload person = FREE.person("'import_id':'P','first_name':'Jane'");
        Expect.result(fill(FREE, 1, "'type':'person','import_id':'P'", "'any':{'thing':[1]}"), UPDATED);
        assertThat(stored(FREE, person)).isEqualTo("[{form_id=1, data={\"any\": {\"thing\": [1]}}}]");
    }

    @Test
    void aRunningConsumerHonoursAChangeAndAnswersStayWhatTheyAre() {
        AckPayload person = CHANGING.person("'import_id':'P','first_name':'Jane','forms':[{'id':1,'data':{'old':1}}]");
        FORMS.apply(CHANGING.name, List.of(form(1, Set.of(Kind.PERSON), input("new", InputType.NUMBER, true))));
        Expect.invalid(fill(CHANGING, 1, "'type':'person','import_id':'P'", "'old':2"), "unknown_field /data/old");
        Expect.result(fill(CHANGING, 1, "'type':'person','import_id':'P'", "'new':2"), UPDATED);
        assertThat(stored(CHANGING, person)).isEqualTo("[{form_id=1, data={\"new\": 2, \"old\": 1}}]");
        Expect.result(fill(CHANGING, 1, "'type':'person','import_id':'P'", "'old':null"), UPDATED);
        assertThat(stored(CHANGING, person)).isEqualTo("[{form_id=1, data={\"new\": 2}}]");
    }

    @Test
    void theSubjectOfAFormFillMustExistAndItsNamesAgree() {
        AckPayload other = CRM.person("'import_id':'other','first_name':'Jane'");
        Expect.invalid(
                fill("'type':'person','import_id':'nobody','id':999", "'name':'x'"),
                "not_found /subject/id",
                "not_found /subject/import_id");
        Expect.invalid(fill("'type':'organization','import_id':'P'", "'name':'x'"), "not_found /subject/import_id");
        Expect.invalid(
                fill("'type':'person','import_id':'P','id':" + other.id(), "'name':'x'"), "identity_conflict /subject");
        Expect.invalid(fill("'type':'dog','id':1", "'name':'x'"), "not_in_enum /subject/type");
        Expect.result(CRM.organization("'import_id':'O','name':'Acme'"), CREATED);
        AckPayload ack = CRM.tell("{'type':'form:fill','return':'resource','id':1,'subject':{'type':'organization',"
                + "'import_id':'O'},'data':{'name':'x'}}");
        Expect.result(ack, UPDATED);
        assertThat(String.valueOf(ack.resource()))
                .contains("\"name\":\"Acme\"")
                .contains("\"forms\":[{\"data\":{\"name\":\"x\"},\"id\":1}]");
    }

    @Test
    void householdsAnswerTheFormsThatAreMeantForThem() {
        AckPayload household = CRM.tell("{'type':'households:upsert','import_id':'H','name':'The Does'}");
        AckPayload ack = fill(CRM, 2, "'type':'household','import_id':'h'", "'pets':2");
        Expect.result(ack, UPDATED);
        assertThat(ack.id()).isEqualTo(household.id());
        Expect.result(fill(CRM, 2, "'type':'households:upsert','id':" + household.id(), "'pets':2.0"), UNCHANGED);
        Expect.invalid(fill(CRM, 1, "'type':'household','import_id':'H'", "'name':'x'"), "conflict /id");
        assertThat(CRM.row("SELECT form_id, data::text FROM form_answers WHERE account_id = :account"
                        + " AND household_id = " + household.id()))
                .hasToString("{form_id=2, data={\"pets\": 2}}");
    }

    @Test
    void freshnessIsThatOfTheSubject() {
        CRM.person("'import_id':'fresh','first_name':'Jane','issued_at':'2026-01-02T00:00:00Z'");
        String newer = "{'type':'form:fill','issued_at':'2026-01-03T00:00:00Z','id':1,'subject':{'type':'person',"
                + "'import_id':'fresh'},'data':{'name':'new'}}";
        Expect.result(CRM.tell(newer.replace("01-03", "01-01").replace("'new'", "'old'")), STALE);
        Expect.result(CRM.tell(newer), UPDATED);
        Expect.result(CRM.tell(newer), DUPLICATE);
        Expect.result(CRM.person("'import_id':'fresh','first_name':'Joe','issued_at':'2026-01-02T12:00:00Z'"), STALE);
    }
}
