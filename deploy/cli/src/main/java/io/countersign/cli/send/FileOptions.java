package io.countersign.cli.send;

import io.countersign.cli.CommandException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options about what is written beside inputs. */
final class FileOptions {
    @Option(
            names = "--resume",
            description = "continues after an interruption: rows that are done, by the journal, are not sent again")
    private boolean resume;

    @Option(
            names = "--journal",
            paramLabel = "FILE",
            description = "what is done, a line a row (default: FILE.journal beside the input)")
    private @Nullable Path journal;

    @Option(
            names = "--refused",
            paramLabel = "FILE",
            description = "takes refused rows with their errors, to be corrected and sent again"
                    + " (default: NAME.refused.csv or .jsonl beside the input)")
    private @Nullable Path refused;

    boolean resumes() {
        return resume;
    }

    Path journal(Source source) {
        return journal == null ? source.beside(".journal") : journal;
    }

    Path refused(Source source) {
        return refused == null
                ? source.beside(".refused" + source.rows().refusedForm().extension())
                : refused;
    }

    /** Refuses what does not fit these inputs. */
    void requireFit(List<Source> sources) {
        if (sources.size() > 1 && (journal != null || refused != null)) {
            throw CommandException.usage(
                    "--journal and --refused name a file of one input; leave them out for several");
        }
        if (sources.stream().anyMatch(source -> source.file().isStream()) && (resume || journal != null)) {
            throw CommandException.usage("what can be read once only cannot be resumed: send a file, without --resume"
                    + " and --journal send what comes through a pipe");
        }
    }
}
