package io.countersign.consumer.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.consumer.Community;
import io.countersign.schema.ack.MessageId;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@Tag("servers")
class ConsoleTest {
    private static final Pattern NAMED = Pattern.compile("(?:src=|href=|from )\"(?:\\./)?([a-z]+\\.[a-z]+)\"");
    private static final List<String> CONTENT = List.of("messages", "messages/" + "0".repeat(24), "dead", "sources");

    private static final Community COMMUNITY = new Community();
    private static Operator operator;

    @BeforeAll
    static void start() {
        operator = Operator.start(COMMUNITY);
    }

    @AfterAll
    static void stop() {
        COMMUNITY.close();
    }

    @Test
    void thePageAndAllThatItNamesAreServedUnderAStrictPolicy() {
        assertThat(operator.get("/").headers().firstValue("Location").orElse(""))
                .endsWith("console/");
        assertThat(operator.get("/console").headers().firstValue("Location").orElse(""))
                .endsWith("console/");
        Set<String> files = new HashSet<>(Set.of(""));
        List<String> open = new ArrayList<>(files);
        while (!open.isEmpty()) {
            HttpResponse<String> file = operator.get("/console/" + open.remove(0));
            assertThat(file.statusCode()).as(file.uri().toString()).isEqualTo(200);
            assertThat(file.headers().firstValue("Content-Security-Policy").orElse(""))
                    .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                    .contains("trusted-types 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(file.body())
                    .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(")
                    .doesNotContainPattern("<script(?! type=\"module\" src)")
                    .doesNotContainPattern("https?://(?!www\\.w3\\.org/2000/svg)");
            NAMED.matcher(file.body()).results().map(name -> name.group(1)).forEach(name -> {
                if (files.add(name)) {
                    open.add(name);
                }
            });
        }
        assertThat(files).hasSizeGreaterThan(10);
        assertThat(operator.get("/console/Console.class").statusCode()).isEqualTo(404);
    }

    @Test
    void thisMachineMayReadWithoutATokenButNotUnderAnotherName() throws IOException {
        Operator nobody = operator.with("");
        JsonNode access = nobody.read("access", Operator.ALL);
        assertThat(access.path("read").booleanValue()).isTrue();
        assertThat(access.path("act").booleanValue()).isFalse();
        assertThat(access.path("token").booleanValue()).isTrue();
        assertThat(operator.read("access", Operator.ALL).path("act").booleanValue())
                .isTrue();
        HttpResponse<String> messages = nobody.get("/console/api/messages");
        assertThat(messages.statusCode()).isEqualTo(200);
        assertThat(messages.headers().firstValue("Cache-Control")).hasValue("no-store");
        for (String path : CONTENT) {
            assertThat(operator.calledAs("evil.example:8081", "/console/api/" + path))
                    .as(path)
                    .contains(" 401 ");
        }
        assertThat(operator.calledAs("localhost:8081", "/console/api/sources")).contains(" 200 ");
    }

    @Test
    void whoIsReachedFromElsewhereShowsMessagesToTheOperatorOnly() {
        try (Community other = new Community()) {
            Operator open = Operator.start(other, new ConsoleOptions("0.0.0.0", 0, OperatorToken.of(Operator.TOKEN)));
            for (String path : CONTENT) {
                assertThat(open.with("").get("/console/api/" + path).statusCode())
                        .as(path)
                        .isEqualTo(401);
            }
            assertThat(open.get("/console/api/sources").statusCode()).isEqualTo(200);
            assertThat(open.with("").get("/console/api/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void withoutATokenNobodyActs() {
        try (Community other = new Community()) {
            Operator closed = Operator.start(other, ConsoleOptions.readOnly("127.0.0.1", 0));
            for (String path : List.of("dead/replay", "sources/revoke")) {
                HttpResponse<String> answer = closed.post("/console/api/" + path, "{\"name\":\"crm\"}");
                assertThat(answer.statusCode()).isEqualTo(403);
                assertThat(answer.body()).contains("COUNTERSIGN_CONSOLE_OPERATOR_TOKEN_FILE");
            }
            assertThat(closed.read("access", Operator.ALL).path("token").booleanValue())
                    .isFalse();
            assertThat(closed.get("/console/api/sources").body()).contains("\"active\":true");
        }
    }

    @Test
    void whatTheMetersSayIsThereToBeDrawn() {
        MessageId ping = COMMUNITY.send("{\"type\":\"ping\"}");
        COMMUNITY.ack(ping);
        Awaitility.await()
                .untilAsserted(() -> assertThat(
                                operator.with("").read("live", Operator.ALL).path("samples"))
                        .anySatisfy(sample -> {
                            assertThat(sample.path("answered").doubleValue()).isPositive();
                            assertThat(sample.path("p50").doubleValue()).isBetween(0.0, 60_000.0);
                            assertThat(sample.path("p99").doubleValue())
                                    .isGreaterThanOrEqualTo(sample.path("p50").doubleValue());
                        }));
        JsonNode live = operator.read("live", Operator.ALL);
        assertThat(live.at("/checks/database").stringValue()).isEqualTo("ok");
        long last = live.path("samples")
                .get(live.path("samples").size() - 1)
                .path("at")
                .longValue();
        assertThat(operator.read("live", Map.of("since", Long.toString(last))).path("samples"))
                .allSatisfy(sample -> assertThat(sample.path("at").longValue()).isGreaterThan(last));
        assertThat(operator.get("/console/api/live?since=x").statusCode()).isEqualTo(400);
    }

    @Test
    void aTokenIsLongAndNotShown() {
        assertThat(OperatorToken.of(Operator.TOKEN).is(Operator.TOKEN)).isTrue();
        assertThat(OperatorToken.of(Operator.TOKEN).is(Operator.TOKEN + "0")).isFalse();
        assertThat(OperatorToken.of(Operator.TOKEN).toString()).doesNotContain(Operator.TOKEN);
        assertThatThrownBy(() -> OperatorToken.of("short")).isInstanceOf(IllegalArgumentException.class);
    }
}
