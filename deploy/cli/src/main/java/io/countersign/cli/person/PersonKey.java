package io.countersign.cli.person;

import io.countersign.schema.message.RecordKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name a person, of which one is given. */
final class PersonKey {
    @Option(names = "--id", required = true, paramLabel = "N", description = "the number of the person in its account")
    private @Nullable Long id;

    @Option(
            names = "--import-id",
            required = true,
            paramLabel = "X",
            description = "an import_id of the person, be it one that it had before it was deleted")
    private @Nullable String importId;

    RecordKey key() {
        return new RecordKey(id, importId == null ? null : importId.strip());
    }

    /** How the person is named. */
    String text() {
        return id != null ? "the person " + id : "the person with the import_id " + importId;
    }
}
