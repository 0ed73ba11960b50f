package io.countersign.gateway.missionhub;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.countersign.gateway.dialect.Answer;
import io.countersign.schema.json.CanonicalJson;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class MissionHubTest {
    private static final String ANA = "{'data':{'type':'person','attributes':{'first_name':'Ana'}}}".replace('\'', '"');

    /** As the seed prints it: of 5 January 2024, good for 180 seconds, signed with a secret that nobody here knows. */
    private static final String SEED =
            "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJ1c2VyX2lkIjoxNiwiZXhwIjoxNzA0NDczMjIzLCJpYXQiOjE3MDQ0NzMwNDN9"
                    + ".Mp5reiiT-3_ls3F6ZQriAiL8R1uTGMXNs0KNNt-2Vp4";

    private final Gateway gateway = new Gateway();

    private static String quoted(String json) {
        return json.replace('\'', '"');
    }

    private void assertSent(String attributes, String included, String message) throws Exception {
        Answer answer = gateway.post(
                quoted("{'data':{'type':'person','attributes':" + attributes + "},'included':[" + included + "]}"));
        assertThat(answer.status()).as(answer.body().toUtf8()).isEqualTo(202);
        assertThat(Gateway.body(answer).path("meta").path("message_id").isString())
                .isTrue();
        assertThat(gateway.sent)
                .extracting(sent -> CanonicalJson.of(sent).toUtf8())
                .containsExactly(CanonicalJson.of(JsonMapper.shared()
                                .readTree(quoted("{'type':'people:upsert','return':'resource','on_conflict':'merge',"
                                        + "'match':['email','name_phone']," + message + "}")))
                        .toUtf8());
    }

    private List<String> errors(String document) throws Exception {
        Answer answer = gateway.post(quoted(document));
        assertThat(answer.headers()).containsKey("X-MH-Session");
        assertThat(gateway.sent).isEmpty();
        return Gateway.errors(answer);
    }

    @Test
    void whatTheMobileAppSendsBecomesOneMessage() throws Exception {
        assertSent("{'first_name':'Ana','gender':'Female'}", """
                {'type':'contact_assignment','attributes':{'assigned_to_id':'7','organization_id':'12'}},
                {'type':'organizational_permission','attributes':{'organization_id':'12','permission_id':'2'}},
                {'type':'email','attributes':{'email':'ana@example.org'}},
                {'type':'phone_number','attributes':{'number':'416 555 0100','location':'mobile'}}""", """
                'first_name':'Ana','gender':'woman',
                'contact_informations':[{'type':'Email','info':'ana@example.org'},{'type':'CellNumber','info':'416 555 0100'}],
                'contact_assignments':[{'assigned_to':{'id':7},'organization':{'id':12}}],
                'collaboration':{'organization':{'id':12}},
                'traits':{'organizational_permission.12.organization_id':'12',
                 'organizational_permission.12.permission_id':'2'}""");
    }

    @Test
    void everythingThatCanBeSaidHasItsPlace() throws Exception {
        assertSent("""
                {'first_name':' Ana ','middle_name':'M','last_name':'Li','gender':'other','birth_date':'02/29/2000',
                 'student_status':'collegiate'}""", """
                {'type':'email_address','attributes':{'email':'a@example.org','primary':true}},
                {'type':'email_address','attributes':{'email':'b@example.org','primary':true}},
                {'type':'phone_number','lid':'p','attributes':{'number':'+1 (416) 555-0100','location':'work','primary':false}},
                {'type':'address','attributes':{'address_type':'current','address1':'1 Main St','address2':'Apt 2','address4':'Rear',
                 'city':'Toronto','state':'ON','zip':'M5V 3P9','country':'CA'}},
                {'type':'contact_assignment','attributes':{'person_id':'ann-1'}},
                {'type':'organizational_permission','attributes':{'organization_id':12,'followup_status':'contacted','cru_status':'none'}},
                {'type':'organizational_permission','attributes':{'organization_id':'13'}},
                {'type':'organizational_label','attributes':{'organization_id':'12'},
                 'relationships':{'label':{'data':{'type':'label','id':'5'}}}},
                {'type':'group_membership','attributes':{'group_id':3,'role':'member'}}""", """
                'first_name':'Ana','middle_name':'M','last_name':'Li','gender':'other','dob':'2000-02-29',
                'contact_informations':[{'type':'Email','info':'a@example.org','main':true},{'type':'Email','info':'b@example.org'},
                 {'type':'PhoneNumber','label':'work','info':'+1 (416) 555-0100','main':false}],
                'addresses':[{'name':'current','street1':'1 Main St','street2':'Apt 2, Rear','city':'Toronto',
                 'region_code':'ON','zip':'M5V 3P9','country_code':'CA'}],
                'contact_assignments':[{'person':{'import_id':'ann-1'}}],
                'traits':{'student_status':'collegiate','organizational_permission.12.organization_id':'12',
                 'organizational_permission.12.followup_status':'contacted','organizational_permission.12.cru_status':'none',
                 'organizational_permission.13.organization_id':'13','organizational_label.5.12.label_id':'5',
                 'organizational_label.5.12.organization_id':'12','group_membership.3.group_id':'3',
                 'group_membership.3.role':'member'}""");
    }

    @Test
    void blankNeverErases() throws Exception {
        assertSent(
                "{'first_name':'Ana','last_name':' ','gender':null,'birth_date':'','student_status':null}", """
                {'type':'address','attributes':{'address_type':'current','city':null,'zip':''}},
                {'type':'group_membership','attributes':{'group_id':'3','role':''}}""", """
                'first_name':'Ana','addresses':[{'name':'current'}],'traits':{'group_membership.3.group_id':'3'}""");
    }

    @Test
    void allProblemsAreToldAtOnceWhereTheyStandInTheRequest() throws Exception {
        assertThat(errors("""
                {'data':{'type':'person','attributes':{'last_name':5,'gender':'X','birth_date':'2999-01-01','shoe_size':43},
                  'relationships':{'friends':{'data':[]},'addresses':{'data':[{'type':'address','lid':'a'}]}}},
                 'included':[
                  {'type':'email','attributes':{'email':'not one'}},
                  {'type':'phone_number','attributes':{'number':'call me','primary':'yes'}},
                  {'type':'address','attributes':{'state':'Ontario','city':[]}},
                  {'type':'contact_assignment','attributes':{'assigned_to_id':'7','person_id':'8'}},
                  {'type':'contact_assignment','attributes':{}},
                  {'type':'organizational_permission','attributes':{'organization_id':'12','followup_status':'lost'}},
                  {'type':'organizational_label','attributes':{'label_id':'5'},'relationships':{'label':{'data':{'id':'6'}}}},
                  {'type':'group_membership','attributes':{'group_id':'3/4'}},
                  {'type':'email','id':'9','attributes':{}},
                  {'type':'interaction'}, 7]}"""))
                .containsExactlyInAnyOrder(
                        "422 required /data/attributes",
                        "422 wrong_type /data/attributes/last_name",
                        "422 not_in_enum /data/attributes/gender",
                        "422 unknown_field /data/attributes/shoe_size",
                        "422 unknown_field /data/relationships/friends",
                        "404 not_found /data/relationships/addresses/data/0",
                        "422 wrong_format /included/1/attributes/number",
                        "422 wrong_type /included/1/attributes/primary",
                        "422 required /included/2",
                        "422 wrong_type /included/2/attributes/city",
                        "422 conflict /included/3/attributes/person_id",
                        "422 required /included/4/attributes",
                        "422 not_in_enum /included/5/attributes/followup_status",
                        "422 conflict /included/6/relationships/label/data/id",
                        "422 wrong_format /included/7/attributes/group_id",
                        "403 client_generated_id /included/8/id",
                        "422 required /included/8/attributes",
                        "422 not_in_enum /included/9/type",
                        "422 wrong_type /included/10",
                        "422 in_future /data/attributes/birth_date",
                        "422 wrong_format /included/0/attributes/email",
                        "422 wrong_format /included/2/attributes/state");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'data':{'type':'people'}}                                | 409 wrong_resource_type /data/type
            {'data':{'type':'person','id':'1'}}                       | 403 client_generated_id /data/id
            {'data':[{'type':'person'}]}                              | 422 wrong_type /data
            {'data':{'attributes':{'first_name':'Ana'}}}              | 422 required /data
            {'data':{'type':'person','attributes':'Ana'}}             | 422 wrong_type /data/attributes
            {'data':{'type':'person'}}                                | 422 required /data
            {'data':{'type':'person','attributes':{'first_name':'A'}},'included':{}} | 422 wrong_type /included
            []                                                        | 400 bad_request ''
            {'data':                                                  | 400 bad_request ''
            """, quoteCharacter = '`')
    void documentsThatAreNoPersonAreRefused(String document, String error) throws Exception {
        assertThat(errors(document)).contains(error.replace("''", ""));
    }

    @Test
    void aTokenIsTakenFromTheHeaderTheQueryOrTheDocument() throws Exception {
        String token = Gateway.token("two", Gateway.claims("anna", Gateway.NOW.plusSeconds(1)));
        List<Answer> answers = List.of(
                gateway.post(Map.of("authorization", "bearer " + token), Map.of(), ANA),
                gateway.post(Map.of(), Map.of("access_token", List.of(token)), ANA),
                gateway.post(Map.of(), Map.of(), ANA.replaceFirst("\\{", "{\"access_token\":\"" + token + "\",")));
        for (Answer answer : answers) {
            assertThat(answer.status()).isEqualTo(202);
            assertThat(gateway.sender).isEqualTo("two");
            assertThat(answer.headers()).containsEntry("Access-Control-Expose-Headers", "X-MH-Session");
            String renewed = answer.headers().get("X-MH-Session");
            JWTClaimsSet claims = SignedJWT.parse(renewed).getJWTClaimsSet();
            assertThat(claims.getClaim("user_id")).isEqualTo("anna");
            assertThat(claims.getIssueTime()).isEqualTo(Date.from(Gateway.NOW));
            assertThat(claims.getExpirationTime()).isEqualTo(Date.from(Gateway.NOW.plus(Duration.ofDays(2))));
            assertThat(gateway.post(Map.of("authorization", "Bearer " + renewed), Map.of(), ANA)
                            .status())
                    .isEqualTo(202);
        }
    }

    @Test
    void tokensThatOpenNothingAreRefusedInTheWordsThatClientsKnow() throws Exception {
        Instant later = Gateway.NOW.plusSeconds(60);
        JWTClaimsSet seed = SignedJWT.parse(SEED).getJWTClaimsSet();
        assertRefused("Missing access token", Map.of());
        assertRefused("Missing access token", Map.of("authorization", "Basic YTpi"));
        assertRefused("Expired access token", bearer(Gateway.token("one", seed)));
        assertRefused("Expired access token", bearer(Gateway.token("one", Gateway.claims(16, Gateway.NOW))));
        assertRefused("Invalid access token", bearer(SEED));
        assertRefused("Invalid access token", bearer(Gateway.token("three", Gateway.claims(16, later))));
        assertRefused("Invalid access token", bearer(Gateway.token("one", Gateway.claims(1.5, later))));
        assertRefused("Invalid access token", bearer(Gateway.token("one", Gateway.claims("", later))));
        assertRefused(
                "Invalid access token",
                bearer(Gateway.token(
                        "one", new JWTClaimsSet.Builder().claim("user_id", 16).build())));
        JWTClaimsSet early = new JWTClaimsSet.Builder(Gateway.claims(16, later.plusSeconds(60)))
                .notBeforeTime(Date.from(later))
                .build();
        assertRefused("Invalid access token", bearer(Gateway.token("one", early)));
        String unsigned = "eyJhbGciOiJub25lIn0.eyJ1c2VyX2lkIjoxNiwiZXhwIjo0MTAyNDQ0ODAwfQ.";
        assertRefused("Invalid access token", bearer(unsigned));
        assertThat(gateway.sent).isEmpty();
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("authorization", "Bearer " + token);
    }

    private void assertRefused(String detail, Map<String, String> headers) {
        Answer answer = gateway.post(headers, Map.of(), ANA);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers()).containsEntry("WWW-Authenticate", "Bearer").doesNotContainKey("X-MH-Session");
        assertThat(Gateway.body(answer).path("errors").path(0).path("detail").stringValue())
                .isEqualTo(detail);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '`', textBlock = """
            application/vnd.api+json                                  | application/vnd.api+json            | 202
            application/json; charset=utf-8                           | application/json, text/plain, */*   | 202
            application/vnd.api+json; profile="https://a/b,c https://d" | application/vnd.api+json; q=0.5    | 202
            -                                                         | -                                   | 202
            application/vnd.api+json; charset=utf-8                   | -                                   | 415
            application/vnd.api+json; ext="https://jsonapi.org/ext/atomic" | -                              | 415
            application/x-www-form-urlencoded                         | -                                   | 415
            application/vnd.api+json                                  | application/vnd.api+json; ext="https://jsonapi.org/ext/atomic", */* | 406
            application/vnd.api+json                                  | application/vnd.api+json; a=b, application/vnd.api+json | 202
            application/vnd.api+json                                  | text/html                           | 406
            application/vnd.api+json                                  | application/json; q=0               | 406
            """)
    void mediaTypesAreThoseOfJsonApi(String contentType, String accept, int status) throws Exception {
        Map<String, String> headers =
                new HashMap<>(bearer(Gateway.token("one", Gateway.claims(16, Gateway.NOW.plusSeconds(60)))));
        if (contentType != null) {
            headers.put("content-type", contentType);
        }
        if (accept != null) {
            headers.put("accept", accept);
        }
        assertThat(gateway.post(headers, Map.of(), ANA).status()).isEqualTo(status);
    }

    @Test
    void whatTheQueryMayNotHaveIsRefused() throws Exception {
        Map<String, String> headers = bearer(Gateway.token("one", Gateway.claims(16, Gateway.NOW.plusSeconds(60))));
        Answer answer = gateway.post(
                headers,
                Map.of(
                        "include", List.of("addresses,email_addresses.person"),
                        "sort", List.of("name"),
                        "filters[name]", List.of("x"),
                        "fields", List.of("first_name"),
                        "fields[person]", List.of("first_name")),
                ANA);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(Gateway.errors(answer))
                .containsExactlyInAnyOrder(
                        "400 bad_parameter include",
                        "400 bad_parameter sort",
                        "400 bad_parameter filters[name]",
                        "400 bad_parameter fields");
        assertThat(gateway.sent).isEmpty();
    }
}
