package io.countersign.cli.wiring;

import io.countersign.cli.CommandException;
import io.countersign.cli.settings.RequestTopics;
import io.countersign.cli.settings.Settings;
import io.countersign.consumer.ProcessorOptions;
import io.countersign.consumer.acks.AckOptions;
import io.countersign.consumer.console.ConsoleOptions;
import io.countersign.consumer.console.OperatorToken;
import io.countersign.consumer.domain.ContactForm;
import io.countersign.consumer.inbox.InboxOptions;
import io.countersign.schema.ack.Site;
import io.countersign.schema.json.JsonLimits;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The processor's options, as the settings give them. */
public final class ProcessorSettings {
    private ProcessorSettings() {}

    /** Reads them; throws {@link CommandException} where a setting that the processor needs is missing or of no use. */
    public static ProcessorOptions of(Settings settings) {
        Settings.Community community = settings.community();
        return new ProcessorOptions(
                inbox(settings),
                acks(settings),
                DatabaseAccess.options(settings.database()),
                CommunityKeys.privateKey(community),
                new Site(community.siteProtocol(), community.siteFqdn()),
                settings.limits().maxRecordBytes(),
                jsonLimits(settings.limits()),
                phoneRegion(settings.phone()),
                settings.ledger().keepPayloads(),
                settings.ledger().retention(),
                settings.consumer().drainTimeout(),
                console(settings.console()));
    }

    private static ConsoleOptions console(Settings.Console console) {
        return new ConsoleOptions(
                console.host(),
                console.port(),
                console.operatorToken()
                        .map(secret -> OperatorToken.of(secret.reveal()))
                        .orElse(null));
    }

    private static InboxOptions inbox(Settings settings) {
        return new InboxOptions(
                KafkaClients.properties(settings.kafka()),
                names(settings.topics().requests()),
                pattern(settings.topics().requests()),
                settings.kafka().groupId(),
                settings.kafka().groupProtocol().text(),
                settings.consumer().batchSize());
    }

    private static Set<String> names(RequestTopics topics) {
        return topics instanceof RequestTopics.Named named ? Set.copyOf(named.names()) : Set.of();
    }

    private static @Nullable Pattern pattern(RequestTopics topics) {
        return topics instanceof RequestTopics.Matching matching ? matching.pattern() : null;
    }

    private static AckOptions acks(Settings settings) {
        Settings.Topics topics = settings.topics();
        return new AckOptions(
                KafkaClients.properties(settings.kafka()),
                settings.kafka().groupId(),
                topics.acks(),
                topics.dead(),
                Set.copyOf(topics.replies()));
    }

    private static JsonLimits jsonLimits(Settings.Limits limits) {
        return new JsonLimits(
                limits.maxDepth(), limits.maxStringLength(), limits.maxNumberLength(), limits.maxNameLength());
    }

    private static String phoneRegion(Settings.Phone phone) {
        String region = phone.defaultRegion().orElse(ContactForm.NO_REGION);
        if (!ContactForm.isRegion(region)) {
            throw CommandException.usage(
                    "COUNTERSIGN_PHONE_DEFAULT_REGION must be a country (ISO 3166-1) like CA, not " + region);
        }
        return region;
    }
}
