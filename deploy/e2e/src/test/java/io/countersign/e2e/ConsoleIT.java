package io.countersign.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.countersign.consumer.DatabaseOptions;
import io.countersign.consumer.sources.SourceDefinition;
import io.countersign.consumer.sources.SourceRegistry;
import io.countersign.consumer.store.Database;
import io.countersign.producer.UpsertClient;
import io.countersign.producer.UpsertClientConfig;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PrivateKey;
import io.countersign.schema.key.PublicKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The console as an operator uses it, in a real browser. */
class ConsoleIT {
    private static final String TOKEN = "the-operators-token-of-this-test-only";

    /** What would set {@code pwned} wherever a text became markup or a script. */
    private static final String HOSTILE = "\"'><img src=x onerror=pwned=1><script>pwned=1</script><svg onload=pwned=1>";

    private static final PrivateKey CRM = PrivateKey.fromSeed(Bytes.utf8("console-crm"));
    private static final PrivateKey LATE = PrivateKey.fromSeed(Bytes.utf8("console-late"));
    private static final PrivateKey LEAVING = PrivateKey.fromSeed(Bytes.utf8("console-leaving"));
    private static final PrivateKey EVIL = PrivateKey.fromSeed(Bytes.utf8("console-evil"));

    /** Where the pictures of the README go, when it is asked for new ones. */
    private static final String PICTURES = System.getProperty("console.pictures");

    @TempDir
    private static Path directory;

    private static LocalStackProcess up;
    private static Map<String, String> variables;
    private static Database database;
    private static Browser browser;
    private static String page;

    private static String invalid;
    private static String refused;
    private static String hostile;
    private static String hostileError;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Browser.missing().isEmpty(), Browser.missing());
        up = LocalStackProcess.start(directory, Map.of("COUNTERSIGN_CONSOLE_OPERATOR_TOKEN", TOKEN));
        variables = up.variables();
        page = "http://127.0.0.1:" + variables.get("COUNTERSIGN_CONSOLE_PORT") + "/console/";
        database = new Database(new DatabaseOptions(
                variables.get("COUNTERSIGN_DATABASE_URL"),
                variables.get("COUNTERSIGN_DATABASE_USER"),
                variables.get("COUNTERSIGN_DATABASE_PASSWORD"),
                3));
        register("crm", CRM);
        register("leaving", LEAVING);
        new SourceRegistry(database.jdbi()).add(SourceDefinition.simple(HOSTILE, HOSTILE, EVIL.publicKey()));
        send();
        browser = Browser.start();
    }

    private static void register(String name, PrivateKey key) {
        new SourceRegistry(database.jdbi()).add(SourceDefinition.simple(name, "acme", key.publicKey()));
    }

    private static void send() throws Exception {
        try (UpsertClient client = client(CRM)) {
            var sent = IntStream.range(0, 200)
                    .mapToObj(i -> client.send(person("JD" + i, "Jane")))
                    .toList();
            for (var each : sent) {
                each.acknowledged().get(30, TimeUnit.SECONDS);
            }
            ObjectNode wrong = person("JD0001", "Jane").put("locale", "xx");
            wrong.putArray("contact_informations")
                    .addObject()
                    .put("type", "Email")
                    .put("info", "jane@");
            invalid = tell(client, wrong).messageId().value();
        }
        try (UpsertClient client = client(LATE)) {
            refused = tell(client, person("JD0300", "Joan")).messageId().value();
        }
        try (UpsertClient client = client(EVIL)) {
            hostile = tell(client, person(HOSTILE, HOSTILE)).messageId().value();
            hostileError = tell(client, person("E2", "E").put(HOSTILE, HOSTILE))
                    .messageId()
                    .value();
            tell(client, person("E3", "E").put("type", HOSTILE));
            client.sendRaw(Bytes.utf8(HOSTILE), HOSTILE, List.of(header(HOSTILE, HOSTILE)))
                    .accepted()
                    .join();
        }
        forgeALetter();
    }

    /** Whoever may write to the topic of dead letters may write anything there. */
    private static void forgeALetter() throws Exception {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(
                variables.get("COUNTERSIGN_TOPICS_DEAD"), Bytes.utf8("{}").toArray());
        for (String name : List.of("status", "result", "reason", "source", "original_topic")) {
            letter.headers().add(header(name, HOSTILE + name));
        }
        letter.headers()
                .add(header("message_id", "f".repeat(24)))
                .add(header("original_partition", "0"))
                .add(header("original_offset", "0"))
                .add(header("original_timestamp", "2026-01-01T00:00:00Z"));
        Map<String, Object> kafka = Map.of("bootstrap.servers", variables.get("COUNTERSIGN_KAFKA_BOOTSTRAP_SERVERS"));
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(letter).get();
        }
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, Bytes.utf8(value).toArray());
    }

    private static UpsertClient client(PrivateKey key) {
        return new UpsertClient(new UpsertClientConfig(
                Map.of("bootstrap.servers", variables.get("COUNTERSIGN_KAFKA_BOOTSTRAP_SERVERS")),
                variables.get("COUNTERSIGN_TOPICS_REQUESTS"),
                variables.get("COUNTERSIGN_TOPICS_ACKS"),
                key,
                PublicKey.parse(variables.get("COUNTERSIGN_COMMUNITY_PUBLIC_KEY"))));
    }

    private static ObjectNode person(String importId, String name) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("type", "people:upsert")
                .put("import_id", importId)
                .put("first_name", name);
    }

    private static AckPayload tell(UpsertClient client, ObjectNode message) throws Exception {
        return client.send(message).acknowledged().get(30, TimeUnit.SECONDS).payload();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (database != null) {
            database.close();
        }
        if (up != null) {
            up.close();
        }
    }

    @BeforeEach
    void lookAtAWideScreen() {
        browser.see(1280, 900, "light");
    }

    private static void signIn() {
        browser.find("#token").sendKeys(TOKEN, Keys.ENTER);
        browser.awaitText("#access", "Actions are allowed");
    }

    private static void picture(String name) throws Exception {
        if (PICTURES != null) {
            Files.write(
                    Files.createDirectories(Path.of(PICTURES)).resolve("console-" + name + ".png"),
                    browser.screenshot());
        }
    }

    @Test
    void aMessageIsFoundAndItsErrorsStandWhereTheyBelong() throws Exception {
        browser.open(page + "#/messages");
        browser.find("#search-import_id").sendKeys("JD7", Keys.ENTER);
        browser.awaitText("main", "created");
        assertThat(browser.all("tbody tr")).hasSize(1);

        browser.open(page + "#/messages?status=failed&source=crm");
        browser.find("a[href='#/messages/" + invalid + "']").click();
        browser.awaitText("h1", invalid);
        browser.awaitText("#signature", "holds");
        assertThat(browser.find("#payload .error[data-pointer='/locale']").getText())
                .contains("not_in_enum");
        assertThat(browser.all("#payload mark").stream().map(mark -> mark.getText()))
                .contains("\"xx\"");
        browser.find(".errors button").sendKeys(Keys.ENTER);
        assertThat(browser.focused().getDomAttribute("id")).isEqualTo("error-0");
        browser.awaitText(".timeline", "taken by Kafka");
        browser.awaitText("#record", "source_public_key");
        browser.see(1000, 1100, "light");
        browser.run("document.activeElement.blur(); scrollTo(0, 0)");
        picture("message-light");
    }

    @Test
    void aDeadLetterIsReplayedByKeyboardOnceTheTokenIsGiven() {
        browser.open(page + "#/dead");
        String replay = "button[aria-label='Replay " + refused + "']";
        assertThat(browser.find(replay).isEnabled()).isFalse();
        register("late", LATE);
        signIn();
        browser.find(replay + ":enabled").sendKeys(Keys.ENTER);
        browser.find("dialog[open]");
        browser.focused().sendKeys(Keys.TAB);
        browser.focused().sendKeys(Keys.ENTER);
        browser.awaitText("tr:has(button[aria-label='Replay " + refused + "']) .outcome", "persisted, created");
        browser.focused().sendKeys(Keys.ENTER);
        browser.awaitText("main", "JD0300");
    }

    @Test
    void aSourceIsRevoked() throws Exception {
        browser.open(page + "#/sources");
        signIn();
        browser.find("button[aria-label='Revoke leaving with all its keys']").click();
        browser.find("dialog[open] #confirm-yes").click();
        browser.awaitText("tr:has(a[href='#/messages?source=leaving'])", "revoked");
        try (UpsertClient client = client(LEAVING)) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> tell(client, person("L1", "L")).result() == AckResult.REVOKED_SOURCE);
        }
        browser.find("#sign-out").click();
        browser.awaitText("#access", "Read-only");
        assertThat(browser.find("button[aria-label^='Revoke crm']").isEnabled()).isFalse();
    }

    @Test
    void noTextBecomesMarkupWhereverItIsShown() {
        browser.open(page);
        browser.complaints();
        for (String view : List.of("messages", "dead", "sources", "messages/" + hostile, "messages/" + hostileError)) {
            browser.go("#/" + view);
            browser.awaitText("main", HOSTILE);
            assertThat(browser.all("main img, main script, main iframe"))
                    .as(view)
                    .isEmpty();
        }
        String raw = (String) browser.run("return fetch('api/messages?result=malformed').then(a => a.json())"
                + ".then(a => a.messages[0].message_id)");
        browser.go("#/messages/" + raw);
        browser.awaitText("#record .code", HOSTILE);
        browser.awaitText("#record .facts", "Header " + HOSTILE);
        browser.go("#/messages/%3Cimg%20src=x%20onerror=pwned=1%3E");
        browser.awaitText("main", "24 hexadecimal digits");
        assertThat(browser.run("return window.pwned")).isNull();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void everyViewFitsOnATelephoneAndIsReadableInBothSchemes() throws Exception {
        for (String scheme : List.of("light", "dark")) {
            browser.see(360, 780, scheme);
            browser.open(page);
            for (String view : List.of("live", "messages", "messages/" + invalid, "dead", "sources")) {
                browser.go("#/" + view);
                assertThat((long) browser.run("return document.scrollingElement.scrollWidth"))
                        .as(view)
                        .isLessThanOrEqualTo(360);
                assertThat((String) browser.run(CONTRAST))
                        .as(scheme + " " + view)
                        .isEmpty();
            }
        }
        browser.see(360, 780, "light");
        browser.go("#/dead");
        picture("dead-360");
    }

    /** Names the texts whose colour is too near to what is behind them (WCAG 2, level AA). */
    private static final String CONTRAST = """
            const luminance = (c) => c.slice(0, 3).map((v) => v / 255)
              .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
              .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
            const numbers = (c) => c.match(/[\\d.]+/g).map(Number);
            const behind = (e) => {
              for (let at = e; at; at = at.parentElement) {
                const c = numbers(getComputedStyle(at).backgroundColor);
                if (c.length < 4 || c[3] > 0) return c;
              }
              return [255, 255, 255];
            };
            const texts = [...document.body.querySelectorAll("*")].filter((e) => !e.closest(":disabled, dialog, svg")
              && e.checkVisibility() && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim() !== ""));
            if (texts.length < 10) return "the page is empty";
            return texts.filter((e) => {
              const [a, b] = [luminance(numbers(getComputedStyle(e).color)), luminance(behind(e))].sort((x, y) => y - x);
              return (a + 0.05) / (b + 0.05) < 4.5;
            }).map((e) => e.tagName + " " + e.className + " " + e.textContent.slice(0, 40)).join("; ");
            """;

    @Test
    void everythingIsReachedByKeyboard() {
        browser.open(page + "#/live");
        browser.find(".plot path");
        browser.focused().sendKeys(Keys.TAB);
        assertThat(browser.focused().getDomAttribute("id")).isEqualTo("skip");
        for (String view : List.of("#/live", "#/messages", "#/dead", "#/sources")) {
            browser.focused().sendKeys(Keys.TAB);
            assertThat(browser.focused().getDomAttribute("href")).isEqualTo(view);
            assertThat((String) browser.run("return getComputedStyle(document.activeElement).outlineStyle"))
                    .isEqualTo("solid");
        }
        browser.focused().sendKeys(Keys.ENTER);
        browser.awaitText("h1", "Sources");
        browser.focused().sendKeys("/");
        Awaitility.await()
                .until(() -> "search-message_id".equals(browser.focused().getDomAttribute("id")));
        browser.focused().sendKeys(invalid, Keys.ENTER);
        Awaitility.await().until(() -> browser.all("tbody tr").size() == 1);
    }

    @Test
    void thePlotsShowWhatWasSent() throws Exception {
        browser.open(page + "#/live");
        browser.awaitText(".checks", "database: ok");
        Awaitility.await()
                .until(() -> (long) browser.run("return document.querySelectorAll('.plot path[d^=M]').length") >= 5);
        browser.find(".plot svg").sendKeys(Keys.ARROW_LEFT);
        assertThat(browser.find(".plot svg").getDomAttribute("aria-label")).contains("Throughput", "persisted");
        browser.see(1080, 640, "dark");
        browser.run("document.activeElement.blur()");
        picture("live-dark");
    }
}
