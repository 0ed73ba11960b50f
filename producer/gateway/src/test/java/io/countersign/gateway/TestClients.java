package io.countersign.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.countersign.gateway.client.Client;
import io.countersign.gateway.client.Clients;
import io.countersign.gateway.client.Credential;
import io.countersign.gateway.client.Right;
import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PrivateKey;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The clients that samples and tests call as; all write to the account acme. */
public final class TestClients {
    public static final String ACCOUNT = "acme";
    static final String SECRET = "a secret of more than thirty-two bytes for ";

    private TestClients() {}

    /** All of them; the same in every run, so that samples can name them. */
    public static Clients all() {
        return new Clients(List.of(
                token("flameup", "flameup", "example_string", Set.of()),
                token("flameup-elsewhere", "flameup", "elsewhere", Set.of()),
                token("infoodle", "infoodle", null, EnumSet.allOf(Right.class)),
                token("infoodle-plain", "infoodle", null, Set.of()),
                token("arkipel", "arkipel", null, Set.of()),
                client("missionhub", "missionhub", null, new Credential.JwtSecret(secret("missionhub")), Set.of())));
    }

    /** What the client puts behind {@code Authorization: Bearer}. */
    public static String bearer(String client) {
        return client.startsWith("missionhub") ? jwt(client, Instant.now().plusSeconds(180)) : "token of " + client;
    }

    /** A JSON Web Token of a client, for user 16. */
    public static String jwt(String client, Instant expires) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader(JWSAlgorithm.HS256),
                    new JWTClaimsSet.Builder()
                            .claim("user_id", 16)
                            .expirationTime(Date.from(expires))
                            .build());
            jwt.sign(new MACSigner(secret(client).toArray()));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Bytes secret(String client) {
        return Bytes.utf8(SECRET + client);
    }

    private static Client token(String name, String dialect, @Nullable String workspace, Set<Right> rights) {
        return client(
                name,
                dialect,
                workspace,
                new Credential.Token(Bytes.utf8(bearer(name)).sha256()),
                rights);
    }

    private static Client client(
            String name, String dialect, @Nullable String workspace, Credential credential, Set<Right> rights) {
        return new Client(
                name,
                dialect,
                ACCOUNT,
                Optional.ofNullable(workspace),
                credential,
                PrivateKey.fromSeed(Bytes.utf8("key-of-" + name)),
                rights,
                OptionalInt.empty());
    }
}
