package io.countersign.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program from Flameup's documentation, which runs as it stands there but for address and token. Only the one in Go lost
 * a line: it imports encoding/json without using it, and does not compile.
 *
 * @param file its name among the resources
 * @param ways how it may be run, the first that this machine has what it needs for is taken
 * @param remedy what to install where there is none
 */
record Snippet(String file, List<Way> ways, String remedy) {
    /**
     * One way to run it.
     *
     * @param check succeeds where the machine has what is needed
     * @param command runs the file that follows it
     */
    record Way(List<String> check, List<String> command) {}

    /** All of them, in the order of the documentation. */
    static List<Snippet> all() {
        return List.of(
                new Snippet("upsert.sh", List.of(new Way(List.of("curl", "--version"), List.of("sh"))), "curl"),
                new Snippet("upsert.py", List.of(python("python3"), python("/usr/bin/python3")), "python3-requests"),
                new Snippet(
                        "upsert.mjs",
                        List.of(new Way(List.of("node", "-e", "fetch.name"), List.of("node"))),
                        "nodejs 18 or newer"),
                new Snippet("upsert.go", List.of(new Way(List.of("go", "version"), List.of("go", "run"))), "golang-go"),
                new Snippet(
                        "upsert.rb",
                        List.of(new Way(List.of("ruby", "-rnet/https", "-e", ""), List.of("ruby"))),
                        "ruby"));
    }

    private static Way python(String python) {
        return new Way(List.of(python, "-c", "import requests"), List.of(python));
    }

    /** Empty where it can run, else what to do so that it can. */
    String missing() throws IOException, InterruptedException {
        return possible().isEmpty() ? "Flameup's " + file + " cannot run: install " + remedy : "";
    }

    /**
     * Runs it and waits for what it prints.
     *
     * @param directory where it is put
     * @param address takes the place of Flameup's
     */
    Program.Result run(Path directory, Map<String, String> variables, String address, String token)
            throws IOException, InterruptedException {
        String text = text().replace("https://api.flameup.ai", address).replace("YOUR_API_TOKEN", token);
        Files.writeString(directory.resolve(file), text);
        List<String> command = new ArrayList<>(possible().get(0).command());
        command.add(file);
        return Program.run(directory, variables, command);
    }

    private List<Way> possible() throws IOException, InterruptedException {
        List<Way> possible = new ArrayList<>();
        for (Way way : ways) {
            if (Program.isInstalled(way.check().get(0))
                    && Program.run(Path.of("."), Map.of(), way.check()).exitCode() == 0) {
                possible.add(way);
            }
        }
        return possible;
    }

    private String text() throws IOException {
        try (InputStream in = Snippet.class.getResourceAsStream("flameup/" + file)) {
            if (in == null) {
                throw new IOException("there is no snippet " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public String toString() {
        return file;
    }
}
