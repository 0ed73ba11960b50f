package io.countersign.gateway.client;

import io.countersign.schema.bytes.Bytes;

/** How a client shows who it is. */
public sealed interface Credential {
    /**
     * By a bearer token.
     *
     * @param sha256 the SHA-256 digest of the token's UTF-8 form, 32 bytes
     */
    record Token(Bytes sha256) implements Credential {}

    /**
     * By a JSON Web Token that is signed with HMAC-SHA-256.
     *
     * @param secret at least 32 bytes, as RFC 7518 section 3.2 asks
     */
    record JwtSecret(Bytes secret) implements Credential {
        /** Nothing of the secret. */
        @Override
        public String toString() {
            return "a JWT secret";
        }
    }
}
