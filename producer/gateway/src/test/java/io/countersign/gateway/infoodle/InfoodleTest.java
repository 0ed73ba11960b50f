package io.countersign.gateway.infoodle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.gateway.Surroundings;
import io.countersign.gateway.client.Client;
import io.countersign.gateway.client.Clients;
import io.countersign.gateway.client.Credential;
import io.countersign.gateway.client.Right;
import io.countersign.gateway.dialect.Answer;
import io.countersign.gateway.dialect.Call;
import io.countersign.gateway.dialect.Refusal;
import io.countersign.gateway.dialect.RefusedException;
import io.countersign.gateway.dialect.Route;
import io.countersign.gateway.exchange.Outcome;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PrivateKey;
import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.problem.Problem;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class InfoodleTest {
    /** The whole example of the seed. */
    private static final String SEED = """
            {
              "firstname": "John",
              "lastname": "Smith",
              "middlename": "Andrew",
              "title": "Mr",
              "gender": "Male",
              "archived": 0,
              "maritalStatus": 9,
              "occupation": 98,
              "guardian": 1,
              "dateOfBirth": "1980-10-31",
              "dateOfDeath": "2021-10-31",
              "salutation": "Mr Jimmy James",
              "nickname": "Jimmy",
              "userName": "JohnSmith",
              "loginActive": 1,
              "roleId": 43,
              "preferredContactMethod": "EML",
              "organisationcontact": "N",
              "HouseholdName": "The Jones Company Ltd",
              "HouseNameNum": "The Vicarage",
              "Addressline1": "1 The High Street",
              "Addressline2": "1 Lower East Hampton",
              "Addressline3": "string",
              "Addressline4": "string",
              "Area": "West Area",
              "City": "Glasgow",
              "PostalCode": "SW1A 1AA",
              "CountryCode": "NZ",
              "HousedholdPhone": "012 123 1234",
              "Fax": "012 123 1234",
              "ReceiptToAlias": "James' Institute",
              "ReceiptTo": "hh",
              "ReceiptToOneOff": 1,
              "email": [
                {
                  "id": 4312321,
                  "type": "home",
                  "value": "c@b.com",
                  "active": 1
                }
              ],
              "phone": [
                {
                  "id": 4421,
                  "type": "home",
                  "value": "+1 123 3214 1234"
                }
              ],
              "cell": [
                {
                  "id": 76221,
                  "type": "work",
                  "value": "+1 123 3214 1234"
                }
              ],
              "customfields": [
                {
                  "id": 101,
                  "value": "new text"
                }
              ]
            }""";

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final PrivateKey KEY = PrivateKey.fromHex("07".repeat(32));
    private static final String NAMES = "\"firstname\": \"John\", \"lastname\": \"Smith\"";

    private final ScriptedExchange exchange = new ScriptedExchange();
    private final Infoodle infoodle = new Infoodle(new Surroundings(
            new Clients(List.of(
                    client("all", "infoodle", Right.ARCHIVE, Right.LOGINS),
                    client("none", "infoodle"),
                    client("other", "flameup"))),
            exchange,
            KEY.publicKey(),
            1 << 20,
            100,
            Clock.systemUTC()));

    @Test
    void theExampleOfItsDocumentationEditsAPerson() {
        JsonNode answer = edit(SEED);

        assertThat(answer).isEqualTo(json("{'ok': 1, 'errors': []}"));
        assertThat(exchange.sent()).containsExactly((ObjectNode) json("""
                {'type': 'people:upsert', 'id': 17,
                 'first_name': 'John', 'last_name': 'Smith', 'middle_name': 'Andrew', 'title': 'Mr', 'gender': 'man',
                 'archived': false, 'marital_status': '9', 'occupation': '98', 'guardian': true,
                 'dob': '1980-10-31', 'dod': '2021-10-31', 'salutation': 'Mr Jimmy James', 'nickname': 'Jimmy',
                 'username': 'JohnSmith', 'login_active': true, 'role': '43', 'preferred_contact_method': 'EML',
                 'household': {'name': 'The Jones Company Ltd', 'phone': '012 123 1234', 'fax': '012 123 1234',
                   'address': {'street1': '1 The High Street', 'street2': '1 Lower East Hampton', 'city': 'Glasgow',
                     'zip': 'SW1A 1AA', 'country_code': 'NZ'}},
                 'receipt': {'alias': 'James` Institute', 'to': 'household', 'mode': 'one_off'},
                 'traits': {'HouseNameNum': 'The Vicarage', 'Addressline3': 'string', 'Addressline4': 'string',
                   'Area': 'West Area', 'inactive_email:c@b.com': null, 'organisationcontact': null},
                 'contact_informations': [
                   {'type': 'Email', 'id': 4312321, 'label': 'home', 'info': 'c@b.com'},
                   {'type': 'PhoneNumber', 'id': 4421, 'label': 'home', 'info': '+1 123 3214 1234'},
                   {'type': 'CellNumber', 'id': 76221, 'label': 'work', 'info': '+1 123 3214 1234'}],
                 'custom_fields': [{'id': 101, 'value': 'new text'}]}"""));
    }

    @Test
    void addingTellsTheNewIdAndHasNothingToClear() {
        JsonNode answer = add("""
                {%s, "title": "", "City": null, "HouseholdName": " ", "gender": "", "archived": null,
                 "email": [{"value": "a@b.com", "type": "", "active": 1}], "phone": [], "cell": null}""".formatted(NAMES));

        assertThat(answer).isEqualTo(json("{'ok': 1, 'errors': [], 'unique_id': 17}"));
        ObjectNode sent = exchange.sent().get(0);
        assertThat(sent.remove("nonce").stringValue()).hasSizeBetween(1, 64);
        assertThat(sent).isEqualTo(json("""
                {'type': 'people:upsert', 'first_name': 'John', 'last_name': 'Smith',
                 'contact_informations': [{'type': 'Email', 'info': 'a@b.com', 'label': null}]}"""));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        Map<String, String> errors = errors(edit("""
                {"firstname": " ", "HouseholdPhone": "1", "gender": "male", "organisationcontact": "J", "title": 5,
                 "archived": 2, "maritalStatus": 1.5, "occupation": "x", "roleId": 12345678901234567890,
                 "loginActive": "yes", "ReceiptTo": "all", "ReceiptToOneOff": 2, "preferredContactMethod": "eml",
                 "dateOfBirth": "31/10/1980", "dateOfDeath": "2999-01-01", "CountryCode": "NZL",
                 "email": [{"value": "nobody", "active": 3, "foo": 1}, 7, {"id": "x", "value": "c@b.com"}, {"type": "home"}],
                 "phone": "123", "cell": [{"value": "1", "active": 1}, {"value": 5}],
                 "customfields": [{"value": "x"}, {"id": 4}, {"id": 5, "value": {}}]}"""));

        assertThat(errors)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("firstname", "Mandatory field not provided"),
                        Map.entry("lastname", "Mandatory field not provided"),
                        Map.entry("HouseholdPhone", "Invalid Field"),
                        Map.entry("gender", "Must be one of Male, Female, ORGANISATION"),
                        Map.entry("organisationcontact", "Must be Y or N"),
                        Map.entry("title", "Must be text"),
                        Map.entry("archived", "Must be 0 or 1"),
                        Map.entry("maritalStatus", "Must be an integer"),
                        Map.entry("occupation", "Must be an integer"),
                        Map.entry("roleId", "Must be an integer"),
                        Map.entry("loginActive", "Must be 0 or 1"),
                        Map.entry("ReceiptTo", "Must be one of hh, ind"),
                        Map.entry("ReceiptToOneOff", "Must be one of 0, 1, -1"),
                        Map.entry("preferredContactMethod", "Must be one of EML, TXT, DOC, TEL, FB, SL, CEL"),
                        Map.entry("dateOfBirth", "Must be a date that exists, written as YYYY-MM-DD"),
                        Map.entry("dateOfDeath", "Must not lie in the future"),
                        Map.entry("CountryCode", "Must be two letters of ISO 3166-1"),
                        Map.entry("email[0].value", "Must be a valid e-mail address"),
                        Map.entry("email[0].active", "Must be 0 or 1"),
                        Map.entry("email[0].foo", "Invalid Field"),
                        Map.entry("email[1]", "Must be an object"),
                        Map.entry("email[2].id", "Must be an integer"),
                        Map.entry("email[3].value", "Mandatory field not provided"),
                        Map.entry("phone", "Must be an array"),
                        Map.entry("cell[0].active", "Invalid Field"),
                        Map.entry("cell[1].value", "Must be text"),
                        Map.entry("customfields[0].id", "Mandatory field not provided"),
                        Map.entry("customfields[1].value", "Mandatory field not provided"),
                        Map.entry(
                                "customfields[2].value",
                                "Must be of type string or number or boolean or array or null")));
        assertThat(exchange.sent()).isEmpty();
    }

    @Test
    void whatNeedsARightIsUnknownToThoseWithoutIt() {
        assertThat(errors(call("none", "PATCH", "17", """
                {%s, "archived": 1, "userName": "js", "loginActive": 1, "roleId": 4, "unique_id": 17}""".formatted(NAMES))))
                .containsOnlyKeys("archived", "userName", "loginActive", "roleId", "unique_id")
                .containsValue("Invalid Field")
                .hasSize(5)
                .doesNotContainValue("Mandatory field not provided");
    }

    @Test
    void problemsOfTheCommunityHaveTheNamesOfTheCaller() {
        String body = """
                {%s, "userName": "js", "dateOfBirth": "1980-10-31", "dateOfDeath": "1970-10-31", "HouseNameNum": "1",
                 "cell": [{"value": "1"}], "email": [{"value": "a@b.com"}, {"id": 5, "value": "c@b.com"}],
                 "City": "Glasgow", "customfields": [{"id": 7, "value": "x"}]}""".formatted(NAMES);
        exchange.then(new Outcome.Invalid(
                List.of(
                        problem(ErrorCode.NOT_FOUND, "/id"),
                        problem(ErrorCode.USERNAME_TAKEN, "/username"),
                        problem(ErrorCode.OUT_OF_RANGE, "/dod"),
                        problem(ErrorCode.NOT_FOUND, "/contact_informations/2/id"),
                        problem(ErrorCode.DUPLICATE_ITEM, "/contact_informations/0"),
                        problem(ErrorCode.REQUIRED, "/household/address"),
                        problem(ErrorCode.UNKNOWN_FIELD, "/custom_fields/0/id"),
                        problem(ErrorCode.NOT_IN_ENUM, "/custom_fields/0/value/1"),
                        problem(ErrorCode.REQUIRED, "/custom_fields"),
                        problem(ErrorCode.CONFLICT, "")),
                Optional.empty()));

        assertThat(errors(edit(body)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "unique_id", "No such person",
                        "userName", "The rule must not lie before dateOfBirth",
                        "dateOfDeath", "The rule must not lie before dateOfBirth",
                        "email[1].id", "The rule must not lie before dateOfBirth",
                        "cell[0].value", "The rule must not lie before dateOfBirth",
                        "Addressline1", "Mandatory field not provided",
                        "customfields[0].id", "Invalid Field",
                        "customfields[0].value", "The rule must not lie before dateOfBirth",
                        "customfields", "Mandatory field not provided: the rule must not lie before dob",
                        "", "The rule must not lie before dateOfBirth"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "1.0", "99999999999999999999", "%0d%0aX: y"})
    void anIdThatNobodyCanHaveIsTheSameAsOneThatNobodyHas(String uniqueId) {
        assertThat(errors(call("all", "PATCH", uniqueId, "{\"firstname\": \"John\"}")))
                .containsExactly(
                        Map.entry("unique_id", "No such person"),
                        Map.entry("lastname", "Mandatory field not provided"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            "gender": "Female"                                      | {'gender': 'woman', 'traits': {'organisationcontact': null}}
            "gender": "ORGANISATION"                                | {'gender': null, 'traits': {'organisationcontact': 'Y'}}
            "gender": "ORGANISATION", "organisationcontact": ""     | {'gender': null, 'traits': {'organisationcontact': 'Y'}}
            "gender": "Male", "organisationcontact": "Y"            | {'gender': null, 'traits': {'organisationcontact': 'Y'}}
            "organisationcontact": "N"                              | {'traits': {'organisationcontact': null}}
            "gender": null                                          | {'gender': null, 'traits': {'organisationcontact': null}}
            "title": "Mr"                                           | {'title': 'Mr'}
            "guardian": "1", "maritalStatus": "9", "archived": true | {'guardian': true, 'marital_status': '9', 'archived': true}
            "maritalStatus": 9.0, "ReceiptToOneOff": "-1"           | {'marital_status': '9', 'receipt': {'mode': 'none'}}
            "dateOfBirth": "", "nickname": " ", "ReceiptTo": null   | {'dob': null, 'nickname': null, 'receipt': {'to': null}}
            "email": [{"value": " C@b.com", "active": "0"}]         | {'traits': {'inactive_email:c@b.com': true}, 'contact_informations': [{'type': 'Email', 'info': ' C@b.com', 'main': false}]}
            "City": "", "PostalCode": "1"                           | {'household': {'address': {'city': null, 'zip': '1'}}}
            "Addressline1": "", "HousedholdPhone": "1", "Addressline2": "", "City": "", "PostalCode": "", "CountryCode": "" | {'household': {'address': null, 'phone': '1'}}
            """)
    void whatIsStatedInOneWayMeansAnother(String stated, String meant) {
        assertThat(edit("{" + NAMES + ", " + stated + "}")).isEqualTo(json("{'ok': 1, 'errors': []}"));

        assertThat(exchange.sent()).hasSize(1);
        ObjectNode sent = exchange.sent().get(0);
        sent.remove(List.of("type", "id", "first_name", "last_name"));
        assertThat(sent).isEqualTo(json(meant));
    }

    /** What is kept of an inactive address is a trait whose name holds it, and names have their limit. */
    @Test
    void onlyShorterAddressesCanBeInactive() {
        String address = "a".repeat(64) + "@" + ("b".repeat(60) + ".").repeat(3) + "org";
        String email = "{" + NAMES + ", \"email\": [{\"value\": \"" + address + "\", \"active\": %d}]}";
        assertThat(errors(edit(email.formatted(0))))
                .containsOnly(Map.entry("email[0].active", "Cannot be kept for so long an address"));
        assertThat(edit(email.formatted(1))).isEqualTo(json("{'ok': 1, 'errors': []}"));
    }

    @Test
    void anOrganisationThatIsNoneIsContradictory() {
        assertThat(errors(edit("{" + NAMES + ", \"gender\": \"ORGANISATION\", \"organisationcontact\": \"N\"}")))
                .containsOnly(Map.entry("organisationcontact", "N contradicts the gender ORGANISATION"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            "Fax": ""                               | {'household': null}                     | ^^
            "Fax": "", "City": ""                   | {'household': {'id': 4}}                | {'fax': null}
            "City": ""                              | {'household': {'id': 4}}                | ^^
            "HouseholdName": "The Smiths", "City": "" | {'household': null}                   | {'name': 'The Smiths'}
            "City": ""                              | {'household': {'address': {'zip': 1}}}  | {'address': {'city': null}}
            """)
    void partsOfAHouseholdThatIsNotThereNeedNoClearing(String stated, String stored, String meant) {
        exchange.thenFound(json(stored));
        assertThat(edit("{" + NAMES + ", " + stated + "}")).isEqualTo(json("{'ok': 1, 'errors': []}"));

        assertThat(exchange.sent()).hasSize(2);
        assertThat(exchange.sent().get(0)).isEqualTo(json("{'type': 'person:query', 'id': 17}"));
        JsonNode household = exchange.sent().get(1).path("household");
        assertThat(household.isMissingNode() ? "" : household).isEqualTo(meant.isEmpty() ? "" : json(meant));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            12       | string  | "12"
            "3, 12"  | array   | ["3", "12"]
            3        | array   | ["3"]
            "3"      | number  | 3
            1        | boolean | true
            """)
    void valuesOfCustomFieldsAreWrittenAsTheirDefinitionsAsk(String stated, String type, String meant) {
        exchange.thenProblem(ErrorCode.WRONG_TYPE, "/custom_fields/0/value", "must be of type " + type);

        assertThat(edit("{%s, \"customfields\": [{\"id\": 7, \"value\": %s}]}".formatted(NAMES, stated)))
                .isEqualTo(json("{'ok': 1, 'errors': []}"));
        assertThat(exchange.sent()).hasSize(2);
        assertThat(exchange.sent().get(1).at("/custom_fields/0/value").toString())
                .isEqualTo(json(meant).toString());
    }

    @Test
    void aValueThatCannotBeWrittenAsAskedIsToldOnce() {
        exchange.thenProblem(ErrorCode.WRONG_TYPE, "/custom_fields/0/value", "must be of type number");

        assertThat(errors(edit("{%s, \"customfields\": [{\"id\": 7, \"value\": \"x\"}]}".formatted(NAMES))))
                .containsOnly(Map.entry("customfields[0].value", "Must be of type number"));
        assertThat(exchange.sent()).hasSize(1);
    }

    @Test
    void whatIsNotConfirmedIsNotCalledDone() {
        exchange.then(new Outcome.Pending(ScriptedExchange.MESSAGE));

        Answer answer = answer("all", "POST", "", "{" + NAMES + "}", Map.of());
        assertThat(answer.status()).isEqualTo(202);
        assertThat(body(answer)).isEqualTo(json("""
                {'ok': 0, 'message_id': '6916452112f746b2b4cf48c1', 'errors': [{'fieldname': '', 'message':
                  'Accepted as message 6916452112f746b2b4cf48c1 but not confirmed yet; do not send it again'}]}"""));
    }

    @Test
    void callsThatAreRefusedAreToldSoInTheSameFormat() {
        assertRefused(Refusal.Kind.UNAUTHORIZED, "all", Map.of("authorization", "Bearer wrong"), "{}");
        assertRefused(Refusal.Kind.UNAUTHORIZED, "all", Map.of("authorization", "Basic all"), "{}");
        assertRefused(Refusal.Kind.UNAUTHORIZED, "other", Map.of(), "{}");
        assertRefused(Refusal.Kind.UNSUPPORTED_MEDIA_TYPE, "all", Map.of("content-type", "text/plain"), "{}");
        assertRefused(Refusal.Kind.BAD_REQUEST, "all", Map.of(), "[]");
        assertRefused(Refusal.Kind.BAD_REQUEST, "all", Map.of(), "{\"firstname\": \"a\", \"firstname\": \"b\"}");
        assertThat(exchange.sent()).isEmpty();
        exchange.then(new Outcome.Rejected(ScriptedExchange.ack(AckResult.UNKNOWN_SOURCE, null)));
        assertRefused(Refusal.Kind.FORBIDDEN, "all", Map.of(), "{" + NAMES + "}");

        Answer answer = infoodle.refuse(new Refusal(Refusal.Kind.UNAUTHORIZED, "a valid bearer token must be given"));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers()).containsEntry("WWW-Authenticate", "Bearer");
        assertThat(body(answer))
                .isEqualTo(json(
                        "{'ok': 0, 'errors': [{'fieldname': '', 'message': 'A valid bearer token must be given'}]}"));
    }

    private void assertRefused(Refusal.Kind kind, String token, Map<String, String> headers, String body) {
        assertThatThrownBy(() -> answer(token, "POST", "", body, headers))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refusal().kind()).isEqualTo(kind));
    }

    private JsonNode add(String body) {
        return call("all", "POST", "", body);
    }

    private JsonNode edit(String body) {
        return call("all", "PATCH", "17", body);
    }

    private JsonNode call(String token, String method, String uniqueId, String body) {
        Answer answer = answer(token, method, uniqueId, body, Map.of());
        assertThat(answer.status()).isEqualTo(200);
        return body(answer);
    }

    private Answer answer(String token, String method, String uniqueId, String body, Map<String, String> headers) {
        Map<String, String> all = new LinkedHashMap<>(
                Map.of("authorization", "Bearer " + token, "content-type", "application/json; charset=utf-8"));
        all.putAll(headers);
        Route route = infoodle.routes().stream()
                .filter(r -> r.method().equals(method))
                .findFirst()
                .orElseThrow();
        Map<String, String> parameters = uniqueId.isEmpty() ? Map.of() : Map.of("unique_id", uniqueId);
        Call call = new Call("1", method, route.path(), parameters, Map.of(), all, Bytes.utf8(body));
        try {
            return route.handler().admit(call).work().run().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RefusedException refused ? refused : e;
        }
    }

    private static JsonNode body(Answer answer) {
        return MAPPER.readTree(answer.body().borrow());
    }

    private static Map<String, String> errors(JsonNode answer) {
        assertThat(answer.path("ok").intValue()).isZero();
        Map<String, String> errors = new LinkedHashMap<>();
        for (JsonNode error : answer.path("errors")) {
            assertThat(errors.put(
                            error.path("fieldname").stringValue(),
                            error.path("message").stringValue()))
                    .isNull();
        }
        return errors;
    }

    private static Problem problem(ErrorCode code, String pointer) {
        return new Problem(code, pointer, "the rule must not lie before dob");
    }

    private static JsonNode json(String text) {
        return MAPPER.readTree(text.replace('\'', '"').replace('`', '\''));
    }

    private static Client client(String name, String dialect, Right... rights) {
        return new Client(
                name,
                dialect,
                "acme",
                Optional.empty(),
                new Credential.Token(Bytes.utf8(name).sha256()),
                KEY,
                Set.of(rights),
                OptionalInt.empty());
    }
}
