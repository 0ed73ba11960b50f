package io.countersign.chaos.scene;

import io.countersign.servers.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A broker in a process of its own, so that it can be killed; ends when its standard input does. */
final class BrokerMain {
    private BrokerMain() {}

    /** Takes the port, the directory, and properties as name=value. */
    public static void main(String[] arguments) throws IOException {
        Map<String, String> properties = new HashMap<>();
        for (int i = 2; i < arguments.length; i++) {
            int equals = arguments[i].indexOf('=');
            properties.put(arguments[i].substring(0, equals), arguments[i].substring(equals + 1));
        }
        EmbeddedKafka kafka = EmbeddedKafka.start(Integer.parseInt(arguments[0]), Path.of(arguments[1]), properties);
        // Nothing is said there; its end means that whoever started this process is gone.
        var unused = System.in.readAllBytes();
        kafka.close();
    }
}
