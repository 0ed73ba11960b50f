package io.countersign.local.demo;

import io.countersign.cli.CommandException;
import io.countersign.producer.Sent;
import io.countersign.producer.SignedRecord;
import io.countersign.producer.SubjectKey;
import io.countersign.producer.UpsertClient;
import io.countersign.schema.ack.AckPayload;
import io.countersign.schema.ack.AckResult;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PrivateKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** The documents that the formats were first described with, each in an account of its own. */
final class SeedDocuments {
    private static final int PATIENCE_SECONDS = 60;

    private final Community community;
    private final Tally tally;
    private final Map<SeedStory, PrivateKey> keys = new EnumMap<>(SeedStory.class);
    private int sent;

    /** Registers a source for each document. */
    SeedDocuments(Community community, Tally tally) {
        this.community = community;
        this.tally = tally;
        for (SeedStory story : SeedStory.values()) {
            keys.put(story, community.register(story.account(), story.account()));
        }
    }

    /** Sends each document twice after what it builds on; returns what was found in the tables. */
    List<Check> run() {
        List<Check> checks = new ArrayList<>();
        keys.forEach((story, key) -> {
            try (UpsertClient client = community.client(key)) {
                checks.addAll(run(story, key, client));
            }
        });
        return checks;
    }

    private List<Check> run(SeedStory story, PrivateKey sender, UpsertClient client) {
        AccountContent content = new AccountContent(community.database().jdbi(), story.account());
        AckPayload before =
                send(client, AckResult.CREATED, "what a document builds on", () -> client.send(story.before()));
        ObjectNode document = story.document();
        ToldIds.put(document, before);
        document.put("issued_at", Instant.now().truncatedTo(ChronoUnit.MICROS).toString());
        String key = SubjectKey.of(document).orElse(null);
        Bytes signed = SignedRecord.of(document, sender);
        send(client, AckResult.UPDATED, story.label(), () -> client.sendRaw(signed, key, List.of()));
        List<String> rows = content.rows();
        send(client, AckResult.DUPLICATE, story.label() + ", again", () -> client.sendRaw(signed, key, List.of()));
        return List.of(
                Check.equal("rows after: " + story.label(), story.rowsAfter(), content.counts()),
                new Check(
                        "the same record again changes no row: " + story.label(),
                        rows.equals(content.rows()),
                        rows.size() + " rows"));
    }

    private AckPayload send(UpsertClient client, AckResult expected, String label, Supplier<Sent> send) {
        Planned planned = new Planned(label, null, Bytes.utf8(""), Expectation.of(expected));
        tally.sent(planned);
        sent++;
        long start = System.nanoTime();
        AckPayload ack = acknowledged(send.get(), label, client);
        tally.answered(planned, ack, System.nanoTime() - start);
        return ack;
    }

    private static AckPayload acknowledged(Sent message, String label, UpsertClient client) {
        try {
            return message.acknowledged()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .payload();
        } catch (TimeoutException e) {
            String why = client.acksFailure().map(f -> ": " + f.getMessage()).orElse("");
            throw CommandException.refused(
                    "1 ack is missing after " + PATIENCE_SECONDS + " seconds (" + label + ")" + why);
        } catch (ExecutionException e) {
            throw new IllegalStateException(label + " could not be sent: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an ack", e);
        }
    }

    int sent() {
        return sent;
    }
}
