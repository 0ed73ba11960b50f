package io.countersign.cli.key;

import io.countersign.cli.ExitCode;
import io.countersign.cli.Surroundings;
import io.countersign.cli.output.OutputOption;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PublicKey;
import io.countersign.schema.key.Signature;
import io.countersign.schema.key.VerifyingKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says whether a signature holds, with the same strictness as the processor. */
@Command(
        name = "verify",
        description = "Verifies a signature over a file or the standard input: exit code 0 when it holds, 1 when not.",
        mixinStandardHelpOptions = true)
public final class VerifyCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = "--public-key",
            required = true,
            paramLabel = "KEY",
            description = "52 characters or 64 hexadecimal digits")
    private String publicKey = "";

    @Option(names = "--signature", required = true, paramLabel = "HEX", description = "128 hexadecimal digits")
    private String signature = "";

    @Option(names = "--file", paramLabel = "FILE", description = "what was signed (default: standard input)")
    private @Nullable Path file;

    @Mixin
    private final OutputOption output = new OutputOption();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Takes the standard input. */
    public VerifyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        String verdict = verdict(Input.read(file, surroundings));
        boolean valid = verdict.isEmpty();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("valid", valid);
        if (!valid) {
            members.put("reason", verdict);
        }
        output.print(spec.commandLine().getOut(), members);
        return valid ? ExitCode.DONE : ExitCode.REFUSED;
    }

    /** Why it does not hold; empty when it does. */
    private String verdict(Bytes message) {
        try {
            Signature given = Signature.parse(signature);
            return VerifyingKey.of(PublicKey.parse(publicKey))
                    .map(key -> key.verify(message, given) ? "" : "the signature is not of this key over these bytes")
                    .orElse("the public key is no usable point of the curve");
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
