package io.countersign.local;

import io.countersign.chaos.ChaosCommand;
import io.countersign.cli.Commands;
import io.countersign.cli.Surroundings;
import io.countersign.local.bench.BenchCommand;
import io.countersign.local.demo.DemoCommand;
import io.countersign.local.up.UpCommand;
import java.util.ArrayList;
import java.util.List;

/** The list of commands on a developer's machine; a new one that needs servers of its own is one line here. */
final class LocalCommands {
    private LocalCommands() {}

    static List<?> all(Surroundings surroundings) {
        List<Object> commands = new ArrayList<>();
        commands.add(new UpCommand(surroundings));
        commands.addAll(Commands.all(surroundings));
        commands.add(new BenchCommand());
        commands.add(new ChaosCommand());
        commands.add(new DemoCommand());
        return commands;
    }
}
