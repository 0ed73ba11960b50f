package io.countersign.consumer;

import io.countersign.consumer.acks.AckOptions;
import io.countersign.consumer.console.ConsoleOptions;
import io.countersign.consumer.inbox.InboxOptions;
import io.countersign.schema.ack.Site;
import io.countersign.schema.json.JsonLimits;
import io.countersign.schema.key.PrivateKey;
import java.time.Duration;

/**
 * How to process.
 *
 * @param community signs the acks; its public half is the audience that messages may name
 * @param site where the community is to be found, as acks say
 * @param maxRecordBytes the largest record that is read, in bytes
 * @param phoneRegion the ISO 3166-1 region of phone numbers without a country code, or {@code ZZ} for none
 * @param keepPayloads whether the ledger keeps the signed bytes of messages
 * @param ledgerRetention how long the ledger keeps its rows
 * @param drain how long batches under way may take to finish when partitions are given up or the processor stops
 * @param console where liveness, readiness, metrics and the console are served, and who may act there
 */
public record ProcessorOptions(
        InboxOptions inbox,
        AckOptions acks,
        DatabaseOptions database,
        PrivateKey community,
        Site site,
        int maxRecordBytes,
        JsonLimits jsonLimits,
        String phoneRegion,
        boolean keepPayloads,
        Duration ledgerRetention,
        Duration drain,
        ConsoleOptions console) {}
