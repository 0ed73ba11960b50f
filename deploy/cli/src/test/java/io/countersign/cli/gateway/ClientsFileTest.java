package io.countersign.cli.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.cli.CommandException;
import io.countersign.gateway.client.Client;
import io.countersign.gateway.client.Clients;
import io.countersign.gateway.client.Right;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientsFileTest {
    private static final String KEY = "a1".repeat(32);
    private static final String DIGEST = "9f".repeat(32);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    private Path file(String text) throws Exception {
        return Files.writeString(directory.resolve("clients.yaml"), text);
    }

    @Test
    void clientsAreReadWithTheirSecretsFromFilesBesideIt() throws Exception {
        Files.writeString(directory.resolve("crm.key"), KEY + "\n");
        Clients clients = ClientsFile.read(file("""
                clients:
                  - name: crm
                    dialect: flameup
                    account: acme
                    workspace: main
                    token_sha256: %s
                    private_key_file: crm.key
                    rights: [archive, logins]
                    requests_per_minute: 600
                """.formatted(DIGEST)));
        Client client = clients.all().get(0);
        assertThat(client.name()).isEqualTo("crm");
        assertThat(client.workspace()).hasValue("main");
        assertThat(client.key().hex()).isEqualTo(KEY);
        assertThat(client.requestsPerMinute()).hasValue(600);
        assertThat(client.may(Right.ARCHIVE)).isTrue();
        assertThat(client.toString()).doesNotContain(KEY).doesNotContain(DIGEST);
    }

    @Test
    void everythingThatIsWrongIsToldByItsPlace() throws Exception {
        Path file = file("""
                clients:
                  - name: " "
                    dialect: klingon
                    token: secret
                    token_sha256: short
                    private_key_file: missing.key
                    rights: [everything]
                    requests_per_minute: many
                  - name: mh
                    account: acme
                    dialect: flameup
                    jwt_secret: too short
                """);
        assertThatThrownBy(() -> ClientsFile.read(file))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("clients[0]: there is no token here")
                .hasMessageContaining("clients[0]: account is required")
                .hasMessageContaining("clients[0].name: must not be blank")
                .hasMessageContaining("clients[0].dialect: must be one of arkipel, flameup")
                .hasMessageContaining("clients[0].token_sha256: must be the SHA-256 digest of the token")
                .hasMessageContaining("clients[0].private_key_file: there is no readable file missing.key")
                .hasMessageContaining("clients[0].rights[0]: must be one of archive, logins")
                .hasMessageContaining("clients[0].requests_per_minute: must be a whole number of at least 1")
                .hasMessageContaining("clients[1]: exactly one of private_key, private_key_file is required")
                .hasMessageContaining("clients[1].jwt_secret: must have at least 32 bytes")
                .message()
                .doesNotContain("too short");
    }

    @Test
    void aTokenOpensOneClient() throws Exception {
        String client = "  - {name: %s, dialect: flameup, account: acme, token_sha256: " + DIGEST + ", private_key: "
                + KEY + "}\n";
        Path file = file("clients:\n" + client.formatted("one") + client.formatted("two"));
        assertThatThrownBy(() -> ClientsFile.read(file)).hasMessageContaining("two has the same token as one");
    }
}
