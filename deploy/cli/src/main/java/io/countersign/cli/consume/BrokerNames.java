package io.countersign.cli.consume;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kafka's clients wait for a broker that is down, but not for one whose name is not known yet; this does. */
final class BrokerNames {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerNames.class);
    private static final Pattern HOST = Pattern.compile("\\s*(?:.*://)?\\[?([^\\[\\]/\\s]+?)]?:\\d+\\s*");
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private BrokerNames() {}

    /** Returns when one of the names is known, or when told to stop; what is no name is left to Kafka's complaints. */
    static void await(String bootstrapServers, Termination termination) {
        while (!isKnown(bootstrapServers) && !termination.await(PAUSE)) {
            LOG.warn(
                    "no broker of {} has a name that is known yet; trying again in {} s",
                    bootstrapServers,
                    PAUSE.toSeconds());
        }
    }

    private static boolean isKnown(String bootstrapServers) {
        return Stream.of(bootstrapServers.split(",", -1))
                .anyMatch(server -> host(server).map(BrokerNames::resolves).orElse(true));
    }

    private static Optional<String> host(String server) {
        Matcher matcher = HOST.matcher(server);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static boolean resolves(String host) {
        try {
            return InetAddress.getAllByName(host).length > 0;
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
