package io.countersign.cli.gateway;

import io.countersign.cli.CommandException;
import io.countersign.cli.yaml.YamlFile;
import io.countersign.cli.yaml.YamlNode;
import io.countersign.gateway.client.Client;
import io.countersign.gateway.client.Clients;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the file that declares the gateway's clients; {@link GatewayCommand} describes its format. */
public final class ClientsFile {
    private ClientsFile() {}

    /**
     * The clients in their order; throws {@link CommandException} that names every problem of the file. Paths in it are
     * relative to where the file is.
     */
    public static Clients read(Path file) {
        if (!Files.isReadable(file)) {
            throw CommandException.usage("there is no readable file " + file + " that declares the gateway's clients");
        }
        return YamlFile.read(file, root -> clients(root, file.toAbsolutePath()));
    }

    private static Clients clients(YamlNode root, Path file) {
        root.allow("clients");
        List<Client> clients = new ArrayList<>();
        for (YamlNode node : root.required("clients").items()) {
            ClientNode.read(node, file).ifPresent(clients::add);
        }
        try {
            return new Clients(clients);
        } catch (IllegalArgumentException e) {
            root.problem(String.valueOf(e.getMessage()));
            return new Clients(List.of());
        }
    }
}
