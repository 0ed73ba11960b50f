package io.countersign.gateway.missionhub;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.countersign.gateway.client.Client;
import io.countersign.gateway.client.Credential;
import io.countersign.gateway.dialect.Refusal;
import io.countersign.gateway.dialect.RefusedException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Access tokens: JSON Web Tokens that are signed with a client's secret, and renewed with every answer. */
final class Sessions {
    private static final Duration LIFETIME = Duration.ofDays(2);
    private static final String USER = "user_id";

    /**
     * Somebody who uses the API.
     *
     * @param client whose secret has signed the token
     * @param user the token's {@code user_id}, a whole number or a text
     */
    record Session(Client client, Object user) {}

    private record Secret(Client client, Credential.JwtSecret secret) {}

    private final List<Secret> secrets = new ArrayList<>();
    private final Clock clock;

    /** Throws {@link IllegalArgumentException} where two clients have the same secret, as a token then names neither. */
    Sessions(List<Client> clients, Clock clock) {
        this.clock = clock;
        Map<Credential.JwtSecret, Client> owners = new HashMap<>();
        for (Client client : clients) {
            if (client.credential() instanceof Credential.JwtSecret secret) {
                Client other = owners.putIfAbsent(secret, client);
                if (other != null) {
                    throw new IllegalArgumentException(client.name() + " has the same JWT secret as " + other.name());
                }
                secrets.add(new Secret(client, secret));
            }
        }
    }

    /** Whoever a token stands for. */
    Session open(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            Client client = signer(jwt).orElseThrow(Sessions::invalid);
            return new Session(client, user(jwt.getJWTClaimsSet()));
        } catch (ParseException | JOSEException e) {
            throw invalid();
        }
    }

    private Optional<Client> signer(SignedJWT jwt) throws JOSEException {
        if (!JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm())) {
            return Optional.empty();
        }
        for (Secret secret : secrets) {
            if (jwt.verify(new MACVerifier(secret.secret().secret().borrow()))) {
                return Optional.of(secret.client());
            }
        }
        return Optional.empty();
    }

    private Object user(JWTClaimsSet claims) {
        Instant now = clock.instant();
        Date expires = claims.getExpirationTime();
        Date begins = claims.getNotBeforeTime();
        if (expires == null || (begins != null && now.isBefore(begins.toInstant()))) {
            throw invalid();
        }
        if (!now.isBefore(expires.toInstant())) {
            throw refused("Expired access token");
        }
        Object user = claims.getClaim(USER);
        if (user instanceof Long || (user instanceof String name && !name.isBlank())) {
            return user;
        }
        throw invalid();
    }

    /** A token for the calls that follow, which is good for 48 hours. */
    String renew(Session session) {
        if (!(session.client().credential() instanceof Credential.JwtSecret secret)) {
            throw new IllegalArgumentException("a session is opened by a JWT");
        }
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .claim(USER, session.user())
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .issueTime(Date.from(now))
                .build();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(JOSEObjectType.JWT)
                .build();
        SignedJWT jwt = new SignedJWT(header, claims);
        try {
            jwt.sign(new MACSigner(secret.secret().borrow()));
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
        return jwt.serialize();
    }

    private static RefusedException invalid() {
        return refused("Invalid access token");
    }

    /** A refusal in the words that the API's own clients look for. */
    static RefusedException refused(String detail) {
        return new RefusedException(Refusal.Kind.UNAUTHORIZED, detail);
    }
}
