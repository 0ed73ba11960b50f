package io.countersign.cli.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.cli.ExitCode;
import io.countersign.cli.Surroundings;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MainTest {
    @Test
    void thePathOfTheFileThatNamesJavaIsNoArgument() {
        assertThat(run(Map.of(), "/usr/bin/countersign", "--version")).isEqualTo(ExitCode.DONE);
        assertThat(run(Map.of(), "/usr/bin/countersign")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void optionsThatNobodyReadsAreRefused() {
        assertThat(run(Map.of("COUNTERSIGN_JAVA_OPTS", "-Xmx1g"), "/usr/bin/countersign", "--version"))
                .isEqualTo(ExitCode.USAGE);
    }

    private static int run(Map<String, String> environment, String... arguments) {
        return Main.run(new Surroundings(environment, InputStream.nullInputStream()), arguments);
    }
}
