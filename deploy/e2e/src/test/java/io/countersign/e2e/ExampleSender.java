package io.countersign.e2e;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An example that sends a message from another language.
 *
 * @param name the folder of the example
 * @param runtimes the programs that may run it, the first that has what it needs is taken
 * @param check arguments that succeed where the runtime has what the example needs
 * @param script the example's program
 * @param remedy what to do where nothing succeeds
 */
record ExampleSender(String name, List<String> runtimes, List<String> check, String script, String remedy) {
    private static final Path EXAMPLES = Path.of("..", "..", "producer", "examples");

    static ExampleSender node() {
        List<String> check = List.of("--input-type=module", "-e", "import 'kafkajs'; import 'lz4js'");
        return new ExampleSender("node", List.of("node"), check, "send.mjs", "install Node.js 18 and run 'npm ci'");
    }

    static ExampleSender python() {
        List<String> check = List.of("-c", "import confluent_kafka, cryptography");
        List<String> runtimes = List.of("python3", "/usr/bin/python3");
        String remedy = "install python3, python3-confluent-kafka and python3-cryptography";
        return new ExampleSender("python", runtimes, check, "send.py", remedy);
    }

    /** Empty where it can run, else what to do so that it can. */
    String missing() throws IOException, InterruptedException {
        return runtime().isEmpty() ? "producer/examples/" + name + " cannot run: " + remedy : "";
    }

    /** Sends the message of a file and waits for what the example prints. */
    Program.Result send(Map<String, String> variables, Path key, Path message)
            throws IOException, InterruptedException {
        return run(runtime(), List.of(script, key.toString(), message.toString()), variables);
    }

    private String runtime() throws IOException, InterruptedException {
        for (String runtime : runtimes) {
            if (Program.isInstalled(runtime) && run(runtime, check, Map.of()).exitCode() == 0) {
                return runtime;
            }
        }
        return "";
    }

    private Program.Result run(String runtime, List<String> arguments, Map<String, String> variables)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(runtime));
        command.addAll(arguments);
        return Program.run(EXAMPLES.resolve(name), variables, command);
    }

    @Override
    public String toString() {
        return name;
    }
}
