package io.countersign.cli.gateway;

import io.countersign.cli.yaml.YamlNode;
import io.countersign.gateway.Dialects;
import io.countersign.gateway.client.Client;
import io.countersign.gateway.client.Credential;
import io.countersign.gateway.client.Right;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PrivateKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One client of the file. */
final class ClientNode {
    private static final String[] MEMBERS = {
        "name",
        "dialect",
        "account",
        "workspace",
        "token_sha256",
        "jwt_secret",
        "jwt_secret_file",
        "private_key",
        "private_key_file",
        "rights",
        "requests_per_minute"
    };
    private static final int SHA_256_BYTES = 32;

    private final Path file;
    private final Set<Right> rights = EnumSet.noneOf(Right.class);
    private String name = "";
    private String dialect = "";
    private String account = "";
    private @Nullable String workspace;
    private @Nullable Credential credential;
    private @Nullable PrivateKey key;
    private OptionalInt requestsPerMinute = OptionalInt.empty();

    private ClientNode(Path file) {
        this.file = file;
    }

    /** The client; empty, with a complaint, where it is none. */
    static Optional<Client> read(YamlNode node, Path file) {
        ClientNode client = new ClientNode(file);
        client.readPlain(node);
        client.readSecrets(node);
        return node.hasProblems() ? Optional.empty() : client.client();
    }

    private void readPlain(YamlNode node) {
        node.allow(MEMBERS);
        node.required("name").read(ClientNode::content, text -> name = text);
        node.required("account").read(ClientNode::content, text -> account = text);
        node.required("dialect").read(ClientNode::dialect, text -> dialect = text);
        node.read("workspace", ClientNode::content, text -> workspace = text);
        node.read("requests_per_minute", ClientNode::count, limit -> requestsPerMinute = OptionalInt.of(limit));
        for (YamlNode right : node.member("rights").items()) {
            right.read(Right::parse, rights::add);
        }
    }

    private void readSecrets(YamlNode node) {
        one(node, "private_key", "private_key_file");
        node.read("private_key", PrivateKey::fromHex, read -> key = read);
        node.read(
                "private_key_file",
                this::contentOf,
                text -> node.member("private_key_file").read(unused -> PrivateKey.fromHex(text), read -> key = read));
        one(node, "token_sha256", "jwt_secret", "jwt_secret_file");
        node.read("token_sha256", ClientNode::digest, digest -> credential = new Credential.Token(digest));
        node.read("jwt_secret", ClientNode::secret, read -> credential = new Credential.JwtSecret(read));
        node.read(
                "jwt_secret_file",
                path -> secret(contentOf(path)),
                read -> credential = new Credential.JwtSecret(read));
    }

    private static void one(YamlNode node, String... names) {
        long given = Set.of(names).stream().filter(node::has).count();
        if (given != 1) {
            node.problem("exactly one of " + String.join(", ", names) + " is required");
        }
    }

    private Optional<Client> client() {
        return credential == null || key == null
                ? Optional.empty()
                : Optional.of(new Client(
                        name,
                        dialect,
                        account,
                        Optional.ofNullable(workspace),
                        credential,
                        key,
                        rights,
                        requestsPerMinute));
    }

    private String contentOf(String path) {
        try {
            return Files.readString(file.resolveSibling(path), StandardCharsets.UTF_8)
                    .strip();
        } catch (IOException e) {
            throw new IllegalArgumentException("there is no readable file " + path, e);
        }
    }

    private static String content(String text) {
        require(!text.isBlank(), "must not be blank");
        return text;
    }

    private static String dialect(String text) {
        require(Dialects.names().contains(text), "must be one of " + String.join(", ", Dialects.names()));
        return text;
    }

    private static int count(String text) {
        require(text.matches("[1-9][0-9]{0,8}"), "must be a whole number of at least 1");
        return Integer.parseInt(text);
    }

    private static Bytes digest(String text) {
        require(text.matches("[0-9a-fA-F]{64}"), "must be the SHA-256 digest of the token, 64 hexadecimal digits");
        return Bytes.hex(text);
    }

    private static Bytes secret(String text) {
        Bytes secret = Bytes.utf8(text);
        require(
                secret.length() >= SHA_256_BYTES,
                "must have at least " + SHA_256_BYTES + " bytes, as HS256 asks (RFC 7518 section 3.2)");
        return secret;
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
