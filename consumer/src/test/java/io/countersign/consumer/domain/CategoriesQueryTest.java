package io.countersign.consumer.domain;

import static io.countersign.schema.ack.AckResult.FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.consumer.Community;
import io.countersign.consumer.Expect;
import io.countersign.consumer.Sender;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.ResourcePage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** person_categories:query and organization_categories:query list the categories of the account. */
@Tag("servers")
class CategoriesQueryTest {
    private static final Community COMMUNITY = new Community();
    private static final Sender LIST = new Sender(COMMUNITY, "list");
    private static final Sender PAGES = new Sender(COMMUNITY, "pages");
    private static final Sender FILTER = new Sender(COMMUNITY, "filter");
    private static final Sender BATCH = new Sender(COMMUNITY, "batch");
    private static final Sender THEIRS = new Sender(COMMUNITY, "theirs");
    private static final Sender OURS = new Sender(COMMUNITY, "ours");
    private static final Sender MANY = new Sender(COMMUNITY, "many");
    private static final Sender WRONG = new Sender(COMMUNITY, "wrong");

    @BeforeAll
    static void start() {
        COMMUNITY.start();
    }

    @AfterAll
    static void stop() {
        COMMUNITY.close();
    }

    private static ResourcePage page(AckPayload ack) {
        Expect.result(ack, FOUND);
        assertThat(ack.page()).isNotNull();
        return ack.page();
    }

    private static ResourcePage ask(Sender sender, String q) {
        return page(sender.tell("{'type':'person_categories:query'" + q + "}"));
    }

    /** The names in English, or else in French. */
    private static List<String> names(ResourcePage page) {
        return page.resources()
                .valueStream()
                .map(c -> c.path(c.path("name_en").isNull() ? "name_fr" : "name_en")
                        .asString())
                .toList();
    }

    private static String person(String category) {
        return "{'type':'people:upsert','first_name':'A','category':" + category + ",'nonce':'" + category.hashCode()
                + "'}";
    }

    @Test
    void theyAreListedInTheOrderOfTheirIdsWithBothNames() {
        assertThat(ask(LIST, "").q().toString()).isEqualTo("{\"page\":1,\"per_page\":20,\"total\":0}");
        LIST.tellAll(List.of(
                person("{'name_fr':'Élève','name_en':'Student'}"),
                person("{'name_fr':'Donateur'}"),
                person("{'name_en':'Volunteer'}")));
        LIST.organization("'name':'A','category':{'name_en':'School'}");
        ResourcePage page = ask(LIST, "");
        assertThat(page.resources().toString())
                .isEqualTo("[{\"id\":2,\"name_en\":\"Student\",\"name_fr\":\"Élève\"},"
                        + "{\"id\":4,\"name_en\":null,\"name_fr\":\"Donateur\"},"
                        + "{\"id\":6,\"name_en\":\"Volunteer\",\"name_fr\":null}]");
        assertThat(names(page(LIST.tell("{'type':'organization_categories:query'}"))))
                .containsExactly("School");
    }

    @Test
    void pagesFollowEachOtherAndEnd() {
        PAGES.tellAll(IntStream.rangeClosed(1, 45)
                .mapToObj(i -> person("{'name_en':'C" + i + "'}"))
                .toList());
        assertThat(names(ask(PAGES, ""))).hasSize(20).startsWith("C1", "C2").endsWith("C20");
        assertThat(names(ask(PAGES, ",'q':{'page':3}"))).containsExactly("C41", "C42", "C43", "C44", "C45");
        assertThat(names(ask(PAGES, ",'q':{'page':2,'per_page':44}"))).containsExactly("C45");
        ResourcePage past = ask(PAGES, ",'q':{'page':1000000000,'per_page':100}");
        assertThat(names(past)).isEmpty();
        assertThat(past.q().toString()).isEqualTo("{\"page\":1000000000,\"per_page\":100,\"total\":45}");
    }

    @Test
    void theFilterLooksIntoBothNamesAsNamesAreCompared() {
        FILTER.tellAll(List.of(
                person("{'name_fr':'ÉLÈVE','name_en':'Student'}"),
                person("{'name_fr':'100% _sûr_'}"),
                person("{'name_en':'Level'}")));
        assertThat(names(ask(FILTER, ",'q':{'name_cont':' élÈv '}"))).containsExactly("Student");
        assertThat(names(ask(FILTER, ",'q':{'name_cont':'STUD'}"))).containsExactly("Student");
        assertThat(names(ask(FILTER, ",'q':{'name_cont':'ev'}"))).containsExactly("Level");
        assertThat(names(ask(FILTER, ",'q':{'name_cont':'% _'}"))).containsExactly("100% _sûr_");
        ResourcePage none = ask(FILTER, ",'q':{'name_cont':'\\\\'}");
        assertThat(names(none)).isEmpty();
        assertThat(none.q().path("total").asInt()).isZero();
        assertThat(none.q().path("name_cont").asString()).isEqualTo("\\");
        assertThat(ask(FILTER, ",'q':{'name_cont':''}").q().toString())
                .isEqualTo("{\"page\":1,\"per_page\":20,\"total\":3}");
    }

    @Test
    void aQuerySeesTheMessagesBeforeItInItsBatchAndNotThoseAfterIt() {
        BATCH.tellAll(List.of(person("{'name_en':'Donor'}"), person("{'name_en':'Member'}")));
        String query = "{'type':'person_categories:query','q':{'name_cont':'don'}}";
        List<AckPayload> acks = BATCH.tellAll(List.of(
                query,
                person("{'id':3,'name_en':'Donee'}"),
                person("{'id':1,'name_en':'Giver'}"),
                query,
                person("{'name_en':'Donkey','name_fr':'Âne'}"),
                "{'type':'people:upsert','category':{'name_en':'Donut'}}",
                query,
                "{'type':'person_categories:query'}",
                person("{'name_en':'Don'}")));
        assertThat(names(page(acks.get(0)))).containsExactly("Donor");
        assertThat(names(page(acks.get(3)))).containsExactly("Donee");
        Expect.invalid(acks.get(5), "required /first_name");
        assertThat(names(page(acks.get(6)))).containsExactly("Donee", "Donkey");
        assertThat(names(page(acks.get(7)))).containsExactly("Giver", "Donee", "Donkey");
    }

    @Test
    void anotherAccountsCategoriesAreNotListed() {
        THEIRS.tell(person("{'name_en':'Theirs'}"));
        OURS.tell(person("{'name_en':'Ours'}"));
        assertThat(names(ask(OURS, ""))).containsExactly("Ours");
    }

    @Test
    void manyCategoriesAreListedAsFewAre() {
        COMMUNITY
                .database
                .jdbi()
                .useHandle(handle ->
                        handle.createUpdate("""
                        INSERT INTO categories (account_id, id, kind, name_en, key_en)
                        SELECT :account, i, 'person', 'Category ' || i, 'category ' || i FROM generate_series(1, 30000) AS i""").bind("account", MANY.account()).execute());
        assertThat(names(ask(MANY, ",'q':{'page':300,'per_page':100}")))
                .hasSize(100)
                .endsWith("Category 30000");
        List<AckPayload> acks = MANY.tellAll(IntStream.range(0, 20)
                .mapToObj(i -> "{'type':'person_categories:query','q':{'name_cont':'ory 299" + i + "'}}")
                .toList());
        assertThat(names(page(acks.get(12)))).containsExactly("Category 29912");
        assertThat(page(acks.get(7)).q().path("total").asInt()).isEqualTo(11);
    }

    @Test
    void wrongPagesAreToldAndNotAnswered() {
        AckPayload ack =
                WRONG.tell("{'type':'organization_categories:query','q':{'page':0,'per_page':101,'sort':'x'}}");
        Expect.invalid(ack, "out_of_range /q/page", "out_of_range /q/per_page", "unknown_field /q/sort");
        assertThat(ack.page()).isNull();
    }
}
