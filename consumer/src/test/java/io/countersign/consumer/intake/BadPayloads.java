package io.countersign.consumer.intake;

import io.countersign.consumer.Community;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Trusted envelopes whose payloads cannot be applied. */
final class BadPayloads {
    private final List<BadRecord> records = new ArrayList<>();
    private final Community community;

    private BadPayloads(Community community) {
        this.community = community;
    }

    static List<BadRecord> of(Community community) {
        BadPayloads payloads = new BadPayloads(community);
        payloads.types();
        payloads.members();
        payloads.values();
        payloads.sizes();
        payloads.nested();
        return payloads.records;
    }

    private void add(String name, String payload, String... problems) {
        records.add(BadRecord.invalid(community, name, payload, problems));
    }

    private void person(String name, String members, String... problems) {
        add(name, "{'type':'people:upsert','last_name':'Doe'," + members + "}", problems);
    }

    private void types() {
        add("empty payload", "{}", "required /type");
        add("no type", "{'first_name':'Jane'}", "required /type");
        add("unknown type", "{'type':'people:delete','first_name':'Jane'}", "not_in_enum /type");
        add("type of another case", "{'type':'People:Upsert','first_name':'Jane'}", "not_in_enum /type");
        add("type is no text", "{'type':1,'first_name':'Jane'}", "wrong_type /type");
        add(
                "type with NUL",
                "{'type':'people:upsert\\u0000','first_name':'Jane'}",
                "wrong_format /type",
                "not_in_enum /type");
        add("content in a ping", "{'type':'ping','first_name':'Jane'}", "unknown_field /first_name");
    }

    private void members() {
        person(
                "unknown member",
                "'frist_name':'Jane','a/b~c':1",
                "unknown_field /frist_name",
                "unknown_field /a~1b~0c");
        person(
                "unknown members further in",
                "'category':{'id':1,'name':'x'},'contact_informations':[{'type':'Other','info':'x','value':'y'}]",
                "unknown_field /category/name",
                "unknown_field /contact_informations/0/value");
        person(
                "wrong types everywhere",
                """
                'id':'1','import_id':1,'first_name':{},'category':[],'locale':1,'gender':false,'dob':19701230,
                'data_consent':[],'accepts_marketing':'true','note':1,'contact_informations':{},'addresses':'x',
                'forms':1,'collaboration':[],'issued_at':1,'nonce':1,'audience':{},'return':true""",
                "wrong_type /id",
                "wrong_type /import_id",
                "wrong_type /first_name",
                "wrong_type /category",
                "wrong_type /locale",
                "wrong_type /gender",
                "wrong_type /dob",
                "wrong_type /data_consent",
                "wrong_type /accepts_marketing",
                "wrong_type /note",
                "wrong_type /contact_informations",
                "wrong_type /addresses",
                "wrong_type /forms",
                "wrong_type /collaboration",
                "wrong_type /issued_at",
                "wrong_type /nonce",
                "wrong_type /audience",
                "wrong_type /return");
        person(
                "items of wrong types",
                "'contact_informations':[null,1,[]],'addresses':['x'],'forms':[true]",
                "wrong_type /contact_informations/0",
                "wrong_type /contact_informations/1",
                "wrong_type /contact_informations/2",
                "wrong_type /addresses/0",
                "wrong_type /forms/0");
    }

    private void values() {
        person("NUL in a text", "'first_name':'Ja\\u0000ne'", "wrong_format /first_name");
        person("NUL in a note", "'note':'\\u0000'", "wrong_format /note");
        person("NUL in a form", "'forms':[{'id':1,'data':{'k':['\\u0000']}}]", "wrong_format /forms/0/data/k/0");
        person("NUL in a name", "'forms':[{'id':1,'data':{'k\\u0000':1}}]", "wrong_format /forms/0/data");
        for (String day : List.of(
                "2023-02-30",
                "0000-00-00",
                "2023-13-01",
                "1970-12-3",
                "30/12/1970",
                "0000-01-01",
                "2023-01-01T00:00:00Z")) {
            person("born " + day, "'dob':'" + day + "'", "wrong_format /dob");
        }
        person("born long ago", "'dob':'0999-12-31'", "out_of_range /dob");
        person("born tomorrow", "'dob':'" + LocalDate.now(ZoneOffset.UTC).plusDays(1) + "'", "in_future /dob");
        for (String number : List.of("9223372036854775808", "-1", "0", "1e30")) {
            person("id " + number, "'id':" + number, "out_of_range /id");
        }
        person("id 1.5", "'id':1.5", "wrong_type /id");
        person("huge number", "'forms':[{'id':1,'data':{'k':1e400}}]", "out_of_range /forms/0/data/k");
        add(
                "huge percentage",
                "{'type':'organizations:upsert','name':'A','split_percentage':1e99}",
                "out_of_range /split_percentage");
        person(
                "not an e-mail",
                "'contact_informations':[{'type':'Email','info':'jane'}]",
                "wrong_format /contact_informations/0/info");
        person("another community's audience twice wrong", "'audience':'x'", "wrong_format /audience");
    }

    private void sizes() {
        String contact = "{'type':'Other','info':'x'},";
        person(
                "10,000 contacts",
                "'contact_informations':[" + contact.repeat(9_999) + "{'type':'Other','info':'x'}]",
                "too_long /contact_informations");
        person("long name", "'first_name':'" + "x".repeat(256) + "'", "too_long /first_name");
        person(
                "long e-mail",
                "'contact_informations':[{'type':'Other','info':'" + "x".repeat(256) + "'}]",
                "too_long /contact_informations/0/info");
    }

    private void nested() {
        String person = "{'type':'people:upsert','import_id':'%s','first_name':'A'}";
        add(
                "two nested people of one import_id",
                "{'type':'organizations:upsert','name':'Acme','people':[" + person.formatted("N") + ","
                        + person.formatted("n") + "]}",
                "duplicate_item /people/1");
        add(
                "a nested person of another type",
                "{'type':'organizations:upsert','name':'Acme','people':[{'type':'ping'},{'first_name':'B'}]}",
                "required /people/0/first_name",
                "not_in_enum /people/0/type",
                "required /people/1/type");
        person("id of another account", "'id':1", "not_found /id");
        person("category of another account", "'category':{'id':1}", "not_found /category/id");
    }
}
