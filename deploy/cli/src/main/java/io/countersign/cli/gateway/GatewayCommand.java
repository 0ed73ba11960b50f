package io.countersign.cli.gateway;

import io.countersign.cli.ExitCode;
import io.countersign.cli.Surroundings;
import io.countersign.cli.config.ConfigOption;
import io.countersign.cli.consume.ListeningPort;
import io.countersign.cli.consume.Termination;
import io.countersign.cli.settings.Settings;
import io.countersign.cli.wiring.GatewaySettings;
import io.countersign.gateway.GatewayOptions;
import io.countersign.gateway.GatewayService;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The gateway, until it is told to stop. */
@Command(
        name = "gateway",
        description = {
            "Serves the people APIs that upstream systems speak already, until Ctrl-C or SIGTERM: each call becomes one"
                    + " signed message, and the answer tells what its acknowledgement says.",
            "Waits for a broker that cannot be reached, and says so under /readyz and in every answer. Acknowledgements are"
                    + " verified with COUNTERSIGN_COMMUNITY_PUBLIC_KEY. COUNTERSIGN_GATEWAY_CLIENTS names the file that"
                    + " declares who may use it:",
            "",
            "clients:",
            "  - name: crm-flameup           # required; what logs and metrics call it",
            "    dialect: flameup            # required; /openapi.json of a running gateway describes each",
            "    account: acme               # required; what it writes to",
            "    workspace: main             # flameup: the workspace that its token opens",
            "    token_sha256: 9f86d08...    # SHA-256 of its bearer token, 64 hexadecimal digits",
            "    private_key_file: crm.key   # signs what it sends; or private_key: 64 hexadecimal digits",
            "    rights: [archive, logins]   # infoodle: what it may set beyond the ordinary",
            "    requests_per_minute: 600    # default: COUNTERSIGN_GATEWAY_REQUESTS_PER_MINUTE",
            "  - name: outreach",
            "    dialect: missionhub",
            "    account: acme",
            "    jwt_secret_file: mh.secret  # HS256, at least 32 bytes; or jwt_secret: ...",
            "    private_key_file: mh.key",
            "",
            "Paths are relative to the file. The public half of each key must be registered ('sources add')."
        },
        mixinStandardHelpOptions = true)
public final class GatewayCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private final ConfigOption config = new ConfigOption();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Takes the environment that settings are read from. */
    public GatewayCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Settings settings = config.settings(surroundings);
        GatewayOptions options = GatewaySettings.of(settings);
        ListeningPort.requireFree("the gateway", options.host(), options.port(), "COUNTERSIGN_GATEWAY_PORT");
        try (Termination termination = Termination.ofProcess()) {
            run(options, termination);
        }
        return ExitCode.DONE;
    }

    private void run(GatewayOptions options, Termination termination) {
        PrintWriter out = spec.commandLine().getOut();
        try (GatewayService service = GatewayService.start(options)) {
            String address =
                    (options.tls().isPresent() ? "https://" : "http://") + options.host() + ":" + service.port();
            out.println("gateway at " + address + " (/openapi.json, /livez, /readyz, /metrics)");
            out.flush();
            termination.await();
            out.println("stopping");
            out.flush();
        }
    }
}
