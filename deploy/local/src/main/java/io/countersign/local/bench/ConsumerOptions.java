package io.countersign.local.bench;

import picocli.CommandLine.Option;

/** In which circumstances a command measures a consumer. */
final class ConsumerOptions {
    @Option(
            names = "--partitions",
            defaultValue = "4",
            description = "partitions of each topic (default: ${DEFAULT-VALUE})")
    private int partitions;

    @Option(names = "--heap", defaultValue = "256m", description = "the consumer's heap (default: ${DEFAULT-VALUE})")
    private String heap = "256m";

    int partitions(Measured measured) {
        measured.requireSome("--partitions", partitions);
        return partitions;
    }

    String heap() {
        return heap;
    }
}
