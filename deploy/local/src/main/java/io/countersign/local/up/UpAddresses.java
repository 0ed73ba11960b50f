package io.countersign.local.up;

import io.countersign.cli.settings.RequestTopics;
import io.countersign.cli.settings.Settings;
import io.countersign.local.stack.LocalStack;
import java.util.Map;
import java.util.TreeMap;

/** Where everything is that runs here. */
record UpAddresses(LocalStack stack, int consolePort, int gatewayPort) {
    /** Console, health and metrics, as seen from this machine. */
    String console() {
        return "http://" + fromHere(stack.settings().console().host()) + ":" + consolePort;
    }

    /** The gateway, as seen from this machine. */
    String gateway() {
        Settings.Gateway gateway = stack.settings().gateway();
        String protocol = gateway.tlsKeystore().isPresent() ? "https://" : "http://";
        return protocol + fromHere(gateway.host()) + ":" + gatewayPort;
    }

    private static String fromHere(String host) {
        return host.equals("0.0.0.0") ? "127.0.0.1" : host;
    }

    /** The one line that says so. */
    String ready() {
        return "ready kafka=" + stack.settings().kafka().bootstrapServers() + " database="
                + stack.settings().database().address().jdbcUrl() + " console=" + console()
                + (gatewayPort == 0 ? "" : " gateway=" + gateway()) + " community="
                + stack.community().publicKey().encoded();
    }

    /** The same for programs, with all that a client needs beside. */
    Map<String, String> variables() {
        Settings settings = stack.settings();
        Map<String, String> variables = new TreeMap<>(stack.addresses());
        variables.put("COUNTERSIGN_KAFKA_GROUP_ID", settings.kafka().groupId());
        variables.put("COUNTERSIGN_TOPICS_REQUESTS", requests(settings.topics().requests()));
        variables.put("COUNTERSIGN_TOPICS_ACKS", settings.topics().acks());
        variables.put("COUNTERSIGN_TOPICS_DEAD", settings.topics().dead());
        variables.put("COUNTERSIGN_CONSOLE_HOST", settings.console().host());
        variables.put("COUNTERSIGN_CONSOLE_PORT", Integer.toString(consolePort));
        if (gatewayPort != 0) {
            variables.put("COUNTERSIGN_GATEWAY_HOST", settings.gateway().host());
            variables.put("COUNTERSIGN_GATEWAY_PORT", Integer.toString(gatewayPort));
        }
        return variables;
    }

    private static String requests(RequestTopics topics) {
        return topics instanceof RequestTopics.Matching matching
                ? matching.pattern().pattern()
                : String.join(",", ((RequestTopics.Named) topics).names());
    }
}
