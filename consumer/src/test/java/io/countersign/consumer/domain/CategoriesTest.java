package io.countersign.consumer.domain;

import static io.countersign.schema.ack.AckResult.CREATED;
import static io.countersign.schema.ack.AckResult.UNCHANGED;
import static io.countersign.schema.ack.AckResult.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.Expect;
import io.countersign.consumer.Sender;
import io.countersign.schema.ack.AckPayload;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("servers")
class CategoriesTest {
    private static final Community COMMUNITY = new Community();
    private static final Sender FOUND = new Sender(COMMUNITY, "found");
    private static final Sender RENAMED = new Sender(COMMUNITY, "renamed");
    private static final Sender MISSING = new Sender(COMMUNITY, "missing");
    private static final Sender PATCHED = new Sender(COMMUNITY, "patched");

    @BeforeAll
    static void start() {
        COMMUNITY.start();
    }

    @AfterAll
    static void stop() {
        COMMUNITY.close();
    }

    private static long category(AckPayload ack) {
        return ack.ids() == null ? 0 : ack.ids().path("category").asLong();
    }

    private static List<String> names(Sender sender) {
        return sender
                .rows("SELECT id, kind, name_fr, name_en FROM categories WHERE account_id = :account ORDER BY id")
                .stream()
                .map(row -> row.values().toString())
                .toList();
    }

    @Test
    void oneIsFoundByEitherNameAndCreatedOnce() {
        AckPayload created =
                FOUND.person("'import_id':'1','first_name':'A','category':{'name_fr':'Élève','name_en':'Pupil'}");
        Expect.result(created, CREATED);
        assertThat(category(created)).isEqualTo(1);
        assertThat(category(FOUND.person("'import_id':'2','first_name':'B','category':{'name_fr':' élève '}")))
                .isEqualTo(1);
        assertThat(category(FOUND.person("'import_id':'3','first_name':'C','category':{'name_en':'PUPIL'}")))
                .isEqualTo(1);
        assertThat(category(FOUND.person("'import_id':'4','first_name':'D','category':{'name_fr':'Pupil'}")))
                .as("languages are apart")
                .isEqualTo(7);
        assertThat(category(FOUND.organization("'import_id':'5','name':'E','category':{'name_en':'Pupil'}")))
                .as("kinds are apart")
                .isEqualTo(9);
        assertThat(names(FOUND))
                .containsExactly(
                        "[1, person, Élève, Pupil]", "[7, person, Pupil, null]", "[9, organization, null, Pupil]");
        assertThat(FOUND.rows("SELECT category_id FROM people WHERE account_id = :account ORDER BY id"))
                .hasToString("[{category_id=1}, {category_id=1}, {category_id=1}, {category_id=7}]");
    }

    @Test
    void anIdWithNamesRenames() {
        RENAMED.person("'import_id':'1','first_name':'A','category':{'name_fr':'Ancien','name_en':'Old'}");
        AckPayload renamed = RENAMED.person("'import_id':'1','category':{'id':1,'name_en':'New'}");
        Expect.result(renamed, UPDATED);
        assertThat(names(RENAMED)).containsExactly("[1, person, Ancien, New]");
        Expect.result(RENAMED.person("'import_id':'1','category':{'id':1,'name_en':'New'}"), UNCHANGED);
        assertThat(category(RENAMED.person("'import_id':'2','first_name':'B','category':{'name_en':'Old'}")))
                .isEqualTo(7);
        Expect.invalid(RENAMED.person("'import_id':'1','category':{'id':1,'name_en':'OLD'}"), "conflict /category");
        Expect.result(
                RENAMED.person("'import_id':'1','category':{'id':1,'name_fr':'Nouveau','name_en':'new'}"), UPDATED);
        assertThat(names(RENAMED)).containsExactly("[1, person, Nouveau, new]", "[7, person, null, Old]");
    }

    @Test
    void namesMayBePassedOnWithinOneMessage() {
        Sender sender = RENAMED;
        AckPayload organization = sender.organization("""
                'import_id':'swap','name':'Swap','people':[
                 {'type':'people:upsert','import_id':'s1','first_name':'A','category':{'name_en':'pass 1'}},
                 {'type':'people:upsert','import_id':'s2','first_name':'B','category':{'name_en':'pass 2'}}]""");
        Expect.result(organization, CREATED);
        long first = organization.ids().path("people").path(0).path("category").asLong();
        long second = organization.ids().path("people").path(1).path("category").asLong();
        Expect.result(sender.organization("""
                        'import_id':'swap','people':[
                         {'type':'people:upsert','import_id':'s2','category':{'id':%d,'name_en':'pass 3'}},
                         {'type':'people:upsert','import_id':'s1','category':{'id':%d,'name_en':'pass 2'}}]""".formatted(second, first)), UPDATED);
        assertThat(names(sender))
                .contains("[" + first + ", person, null, pass 2]", "[" + second + ", person, null, pass 3]");
    }

    @Test
    void anUnknownOneIsNotFoundAtItsPlace() {
        MISSING.organization("'import_id':'1','name':'A','category':{'name_en':'Organizations only'}");
        Expect.invalid(MISSING.person("'first_name':'A','category':{'id':7}"), "not_found /category/id");
        Expect.invalid(MISSING.person("'first_name':'A','category':{'id':1}"), "not_found /category/id");
        Expect.invalid(MISSING.organization("""
                        'name':'B','category':{'id':2},'people':[
                         {'type':'people:upsert','first_name':'C'},
                         {'type':'people:upsert','first_name':'D','category':{'id':3,'name_en':'x'}}]"""), "not_found /category/id", "not_found /people/1/category/id");
        Expect.invalid(MISSING.person("'first_name':'A','category':{}"), "required /category");
        Expect.invalid(MISSING.person("'first_name':'A','category':{'name_fr':' '}"), "blank /category/name_fr");
        assertThat(names(MISSING)).containsExactly("[1, organization, null, Organizations only]");
    }

    @Test
    void absentKeepsItAndNullClearsIt() {
        String select = "SELECT category_id FROM people WHERE account_id = :account";
        PATCHED.person("'import_id':'1','first_name':'A','category':{'name_en':'Kept'}");
        Expect.result(PATCHED.person("'import_id':'1','last_name':'B'"), UPDATED);
        assertThat(PATCHED.row(select)).containsEntry("category_id", 1L);
        Expect.result(PATCHED.person("'import_id':'1','category':{'id':1}"), UNCHANGED);
        Expect.result(PATCHED.person("'import_id':'1','category':null"), UPDATED);
        assertThat(PATCHED.row(select)).containsEntry("category_id", null);
        assertThat(names(PATCHED)).hasSize(1);
    }
}
