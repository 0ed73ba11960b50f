package io.countersign.cli.key;

import io.countersign.cli.Surroundings;
import io.countersign.schema.bytes.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The bytes of a file, or of the standard input where none is named. */
final class Input {
    private Input() {}

    static Bytes read(@Nullable Path file, Surroundings surroundings) throws IOException {
        return Bytes.wrap(file == null ? surroundings.in().readAllBytes() : Files.readAllBytes(file));
    }
}
