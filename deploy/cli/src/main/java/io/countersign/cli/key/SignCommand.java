package io.countersign.cli.key;

import io.countersign.cli.CommandException;
import io.countersign.cli.Surroundings;
import io.countersign.cli.output.Format;
import io.countersign.cli.output.OutputOption;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.json.CanonicalJson;
import io.countersign.schema.json.JsonLimits;
import io.countersign.schema.json.MalformedJsonException;
import io.countersign.schema.json.StrictJson;
import io.countersign.schema.key.PrivateKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Signs bytes, or a payload into a whole envelope. */
@Command(
        name = "sign",
        description = "Signs a file or the standard input, byte for byte, and prints the signature.",
        mixinStandardHelpOptions = true)
public final class SignCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init")
    private KeyOption key;

    @Option(
            names = "--envelope",
            description =
                    "takes the input as a JSON payload, signs its canonical form (RFC 8785) and prints the envelope")
    private boolean envelope;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "what to sign (default: standard input)")
    private @Nullable Path file;

    @Mixin
    private final OutputOption output = new OutputOption();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Takes the standard input. */
    public SignCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        PrivateKey privateKey = key.read();
        Bytes input = Input.read(file, surroundings);
        PrintWriter out = spec.commandLine().getOut();
        if (envelope) {
            out.println(envelope(privateKey, canonical(input)));
        } else if (output.format() == Format.JSON) {
            Map<String, String> members = new LinkedHashMap<>();
            members.put("signature", privateKey.sign(input).hex());
            members.put("public_key", privateKey.publicKey().encoded());
            output.print(out, members);
        } else {
            out.println(privateKey.sign(input).hex());
        }
        out.flush();
        return 0;
    }

    private static String envelope(PrivateKey privateKey, Bytes payload) {
        return "{\"payload\":" + payload.toUtf8() + ",\"signature\":\""
                + privateKey.sign(payload).hex() + "\",\"source_public_key\":\""
                + privateKey.publicKey().encoded() + "\"}";
    }

    private static Bytes canonical(Bytes input) {
        try {
            JsonNode payload = StrictJson.parse(input, JsonLimits.defaults().ofPayload());
            if (!payload.isObject()) {
                throw CommandException.refused("a payload is a JSON object");
            }
            if (!CanonicalJson.keepsNumbers(payload)) {
                throw CommandException.refused("the canonical form would change a number; write it as a string");
            }
            return CanonicalJson.of(payload);
        } catch (MalformedJsonException e) {
            throw CommandException.refused(
                    "not JSON as Countersign reads it, at '" + e.problem().pointer() + "': " + e.getMessage());
        }
    }
}
