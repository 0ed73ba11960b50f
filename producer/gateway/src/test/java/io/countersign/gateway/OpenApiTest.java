package io.countersign.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.gateway.client.Client;
import io.countersign.gateway.client.Clients;
import io.countersign.gateway.dialect.Dialect;
import io.countersign.gateway.exchange.Exchange;
import io.countersign.gateway.exchange.Outcome;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PrivateKey;
import io.countersign.schema.problem.Problem;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document is one, and describes exactly what the dialects serve. */
class OpenApiTest {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final List<Dialect> dialects = Dialects.all(surroundings());
    private final ObjectNode document = OpenApi.of(dialects);

    @Test
    void itIsAValidDocument() {
        SwaggerParseResult result = new OpenAPIV3Parser().readContents(document.toString(), null, new ParseOptions());
        assertThat(result.getMessages()).isEmpty();
        assertThat(result.getOpenAPI().getOpenapi()).startsWith("3.1");
    }

    @Test
    void itDescribesExactlyTheRoutes() {
        Set<String> described = new TreeSet<>();
        document.path("paths")
                .forEachEntry((path, item) -> item.propertyNames().stream()
                        .filter(METHODS::contains)
                        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        Set<String> served = new TreeSet<>();
        dialects.forEach(dialect -> dialect.routes().forEach(route -> served.add(route.method() + " " + route.path())));
        assertThat(described).isEqualTo(served);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        for (JsonNode reference : document.findValues("$ref")) {
            assertThat(document.at(reference.stringValue().substring(1)).isMissingNode())
                    .as(reference.stringValue())
                    .isFalse();
        }
    }

    @Test
    void prefixesAndNamesAreApart() {
        assertThat(dialects).extracting(Dialect::name).containsExactlyElementsOf(Dialects.names());
        assertThat(dialects).extracting(Dialect::prefix).doesNotHaveDuplicates();
        dialects.forEach(dialect ->
                assertThat(dialect.routes()).allMatch(route -> route.path().startsWith(dialect.prefix() + "/")));
    }

    private static Surroundings surroundings() {
        Exchange none = new Exchange() {
            @Override
            public CompletableFuture<Outcome> send(Client client, ObjectNode payload) {
                throw new AssertionError("nothing is sent here");
            }

            @Override
            public List<Problem> problems(ObjectNode payload) {
                throw new AssertionError("nothing is checked here");
            }

            @Override
            public CompletableFuture<Outcome> publish(Client client, ObjectNode payload) {
                throw new AssertionError("nothing is sent here");
            }

            @Override
            public CompletableFuture<Outcome> forward(Bytes envelope, @Nullable String key) {
                throw new AssertionError("nothing is sent here");
            }
        };
        PrivateKey community = PrivateKey.fromSeed(Bytes.utf8("community"));
        return new Surroundings(new Clients(List.of()), none, community.publicKey(), 1 << 20, 100, Clock.systemUTC());
    }
}
