package io.countersign.schema.envelope;

import io.countersign.schema.bytes.Bytes;
import io.countersign.schema.key.PublicKey;

/**
 * A readable request record; nothing in it is to be trusted yet.
 *
 * @param payload the exact bytes of the payload object as they stand in the record, from its opening to its closing
 *     brace
 * @param signature the signature's text as given, at most 256 characters, perhaps no signature at all
 * @param sourcePublicKey who claims to have signed
 */
public record RequestEnvelope(Bytes payload, String signature, PublicKey sourcePublicKey) {}
