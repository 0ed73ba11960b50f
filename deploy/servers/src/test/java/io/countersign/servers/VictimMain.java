package io.countersign.servers;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Starts a server in a directory, or in a temporary one, prints that it did, and waits to be killed. */
final class VictimMain {
    private VictimMain() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("kafka")) {
            EmbeddedKafka kafka = EmbeddedKafka.start(0, Path.of(arguments[1]));
            kafka.createTopic(Letters.TOPIC, 1, Map.of());
            Letters.send(kafka, "confirmed", true);
            System.out.println("confirmed");
        } else {
            boolean temporary = arguments[1].equals("temporary");
            EmbeddedDatabase database = EmbeddedDatabase.start(0, temporary ? null : Path.of(arguments[1]));
            Databases.execute(database.login(), "CREATE TABLE committed ()");
            System.out.println(database.directory());
        }
        new CountDownLatch(1).await();
    }
}
