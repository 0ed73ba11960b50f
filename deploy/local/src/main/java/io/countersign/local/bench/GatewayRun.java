package io.countersign.local.bench;

import io.countersign.cli.consume.Termination;
import io.countersign.cli.wiring.DatabaseAccess;
import io.countersign.consumer.sources.SourceDefinition;
import io.countersign.consumer.sources.SourceRegistry;
import io.countersign.consumer.store.Database;
import io.countersign.local.stack.LocalStack;
import io.countersign.local.stack.Ports;
import io.countersign.local.stack.Readiness;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PrivateKey;
import io.countersign.servers.FreePort;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One measurement of the gateway: the servers, both services, the load, and what they left behind. */
final class GatewayRun {
    private static final String TOKEN = "token of the measurement";
    private static final String NO_LIMIT = "100000000";

    private final int connections;
    private final String heap;
    private final PrintWriter progress;
    private final PrivateKey sender = PrivateKey.generate(new SecureRandom());

    GatewayRun(int connections, String heap, PrintWriter progress) {
        this.connections = connections;
        this.heap = heap;
        this.progress = progress;
    }

    GatewayFigures run(int warmUp, int requests) throws Exception {
        Path clients = Files.createTempFile("countersign-clients-", ".yaml");
        try (Termination termination = Termination.ofProcess();
                LocalStack stack = LocalStack.start(Ports.ANY, null, Map.of(), null, termination);
                Database database = DatabaseAccess.open(stack.settings())) {
            Files.writeString(clients, clients());
            new SourceRegistry(database.jdbi()).add(SourceDefinition.simple("bench", "bench", sender.publicKey()));
            Map<String, String> environment = environment(stack, clients);
            try (ServiceProcess consumer = ServiceProcess.start("consume", heap, environment);
                    ServiceProcess gateway = ServiceProcess.start("gateway", heap, environment)) {
                Readiness.await("http://127.0.0.1:" + environment.get("COUNTERSIGN_CONSOLE_PORT"), termination);
                String address = "http://127.0.0.1:" + environment.get("COUNTERSIGN_GATEWAY_PORT");
                Readiness.await(address, termination);
                GatewayFigures figures = measure(address, warmUp, requests, gateway, database);
                gateway.stop();
                consumer.stop();
                return figures;
            }
        } finally {
            Files.delete(clients);
        }
    }

    private GatewayFigures measure(String address, int warmUp, int requests, ServiceProcess gateway, Database database)
            throws Exception {
        HttpLoad load = new HttpLoad(address + "/api/v1/people/upsert", TOKEN, connections);
        say("warming up");
        var unused = load.run(0, warmUp);
        say("measuring");
        long start = System.nanoTime();
        Latencies latencies = load.run(warmUp, requests);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        List<String> faults = new ArrayList<>(load.faults());
        long people = database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM people")
                        .mapTo(Long.class)
                        .one());
        if (people != warmUp + requests) {
            faults.add(people + " people instead of " + (warmUp + requests));
        }
        return new GatewayFigures(connections, heap, latencies, took, gateway.peakResidentKib(), faults);
    }

    private void say(String what) {
        progress.println(what);
        progress.flush();
    }

    private String clients() {
        return "clients:\n- {name: bench, dialect: flameup, account: bench, token_sha256: "
                + Bytes.utf8(TOKEN).sha256().toHex() + ", private_key: " + sender.hex() + ", requests_per_minute: "
                + NO_LIMIT + "}\n";
    }

    private static Map<String, String> environment(LocalStack stack, Path clients) throws IOException {
        Map<String, String> environment = new HashMap<>(stack.addresses());
        environment.put("COUNTERSIGN_COMMUNITY_PRIVATE_KEY", stack.community().hex());
        environment.put("COUNTERSIGN_CONSOLE_PORT", Integer.toString(FreePort.any()));
        environment.put("COUNTERSIGN_GATEWAY_PORT", Integer.toString(FreePort.any()));
        environment.put("COUNTERSIGN_GATEWAY_CLIENTS", clients.toString());
        return environment;
    }
}
