package io.countersign.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.countersign.cli.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {
    @Test
    void bashLoadsItAndCompletesCommandsAndOptions(@TempDir Path directory) throws Exception {
        assumeThat(Path.of("/bin/bash")).exists();
        Terminal.Result result = Terminal.with(Map.of()).run("completion");
        assertThat(result.exitCode()).isZero();
        Path script = Files.writeString(directory.resolve("completion"), result.out());

        assertThat(complete(script, "countersign", "val")).isEqualTo("validate");
        assertThat(complete(script, "deploy/countersign", "dead", "rep")).isEqualTo("replay");
        assertThat(complete(script, "deploy/countersign", "send", "--dry")).isEqualTo("--dry-run");
    }

    /** What bash offers for the last of these words, by the function that it would call for the first. */
    private static String complete(Path script, String... words) throws IOException, InterruptedException {
        String command = "source " + script + "; set -- " + String.join(" ", words)
                + "; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); COMP_LINE=\"$*\"; COMP_POINT=${#COMP_LINE};"
                + " spec=$(complete -p \"${1##*/}\"); [[ $spec =~ -F\\ ([^ ]+) ]]; \"${BASH_REMATCH[1]}\" \"$1\" \"${@: -1}\";"
                + " echo \"${COMPREPLY[*]}\"";
        Process bash = new ProcessBuilder("/bin/bash", "--norc", "-c", command)
                // compopt complains that no completion is under way.
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(printed).isZero();
        return printed.strip();
    }
}
