package io.countersign.schema.reference;

import io.countersign.schema.ack.AckResult;
import io.countersign.schema.message.MessageType;
import io.countersign.schema.message.MessageTypes;
import io.countersign.schema.message.SampleFiles;
import io.countersign.schema.message.Samples;
import io.countersign.schema.problem.ErrorCode;
import io.countersign.schema.vectors.Vectors;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The reference page: every message, member, ack and error code, from the files that the program itself runs by. */
final class ReferencePage {
    /** The members of {@link io.countersign.schema.message.Statement}, which every message may have. */
    private static final List<String> SIGNED = List.of("issued_at", "nonce", "audience", "return");

    private static final String ACK = "ack-envelope.schema.json";

    private final Markdown page = new Markdown();
    private final ObjectTables tables = new ObjectTables(Set.copyOf(SIGNED));

    private ReferencePage() {}

    static String text() {
        ReferencePage page = new ReferencePage();
        page.preface();
        page.request();
        page.signedMembers();
        MessageTypes.all().forEach(page::message);
        page.ack();
        page.results();
        page.errorCodes();
        page.messageId();
        page.page.heading(2, "Nested objects");
        page.tables.nested(page.page);
        return page.page.toString();
    }

    private void preface() {
        page.heading(1, "Reference of all messages");
        page.paragraph("Written from the JSON Schemas in `src/main/java/io/countersign/schema/message/`; "
                + "`mvn -q -pl schema test -Dtest=ReferencePageTest -Dreference.write=true` writes it anew.");
        page.paragraph("Messages: "
                + MessageTypes.all().stream()
                        .map(type -> Markdown.link(type.name()))
                        .collect(Collectors.joining(", "))
                + ". Further: " + Markdown.link("Request envelope") + ", " + Markdown.link("Signed members") + ", "
                + Markdown.link("Ack envelope") + ", "
                + Markdown.link("Results") + ", " + Markdown.link("Error codes") + ", "
                + Markdown.link("message_id") + ", " + Markdown.link("Nested objects") + ".");
        page.heading(2, "Texts, numbers, absent and null");
        page.paragraph(Samples.load("shared.schema.json").path("description").asString());
    }

    private void request() {
        SchemaPart envelope = SchemaPart.of("request-envelope.schema.json", "");
        page.heading(2, "Request envelope");
        page.paragraph(envelope.node().path("description").asString());
        tables.object(page, envelope);
    }

    private void signedMembers() {
        page.heading(2, "Signed members");
        page.paragraph("Every message may have these beside its own members.");
        JsonNode definitions = Samples.load("shared.schema.json").path("$defs");
        page.table(
                List.of("member", "type", "values and limits", "description"),
                SIGNED.stream()
                        .map(name -> {
                            Cells cells = new Cells(definitions.path(name));
                            return List.of(
                                    Markdown.code(name),
                                    definitions.path(name).path("type").asString(),
                                    cells.limits(),
                                    cells.description());
                        })
                        .toList());
    }

    private void message(MessageType type) {
        SchemaPart root = Titles.root(type);
        page.heading(2, type.name());
        page.paragraph(root.node().path("description").asString());
        tables.message(page, root);
        JsonNode members = root.followed().node().path("properties");
        page.paragraph("Also the " + Markdown.link("Signed members") + ": "
                + SIGNED.stream().filter(members::has).map(Markdown::code).collect(Collectors.joining(", ")) + ".");
        page.paragraph("A payload with every member:");
        page.json(SampleFiles.of(type, "samples/valid").stream()
                .filter(file -> file.endsWith("every-member.json"))
                .map(SampleFiles::read)
                .findFirst()
                .orElseThrow());
        page.paragraph("What the ack's `payload` may say:");
        for (Path file : SampleFiles.of(type, "samples/ack")) {
            page.paragraph("- " + file.getFileName().toString().replace(".json", "") + ":");
            page.json(SampleFiles.read(file).path("payload"));
        }
    }

    private void ack() {
        SchemaPart envelope = SchemaPart.of(ACK, "");
        page.heading(2, "Ack envelope");
        page.paragraph(envelope.node().path("description").asString());
        tables.object(page, envelope);
    }

    private void results() {
        page.heading(2, "Results");
        page.table(
                List.of("status", "result", "meaning"),
                Arrays.stream(AckResult.values())
                        .map(result -> List.of(
                                Markdown.code(result.status().text()), Markdown.code(result.text()), result.meaning()))
                        .toList());
    }

    private void errorCodes() {
        page.heading(2, "Error codes");
        page.paragraph("The list is closed. An ack tells all that is wrong with a message at once.");
        page.table(
                List.of("code", "meaning"),
                Arrays.stream(ErrorCode.values())
                        .map(code -> List.of(Markdown.code(code.text()), code.meaning()))
                        .toList());
    }

    private void messageId() {
        page.heading(2, "message_id");
        page.paragraph(Samples.load(ACK)
                .at("/$defs/payload/properties/message_id/description")
                .asString());
        page.paragraph("So a sender knows it as soon as the broker has taken the record.");
        JsonNode vectors = Vectors.file("message-ids.json").path("message_ids");
        List<String> columns = List.of("topic", "partition", "offset", "timestamp_millis", "message_id");
        page.table(
                columns,
                vectors.valueStream()
                        .map(vector -> columns.stream()
                                .map(column -> Markdown.code(vector.path(column).asString()))
                                .toList())
                        .toList());
    }
}
