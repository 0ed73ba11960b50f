package io.countersign.schema.problem;

/**
 * One thing that is wrong with a message.
 *
 * @param code what kind of problem it is
 * @param pointer where: an RFC 6901 JSON Pointer into the payload, empty for the payload as a whole; for records that
 *     are rejected before their payload counts, into the envelope
 * @param message names the rule in English; never quotes a value
 */
public record Problem(ErrorCode code, String pointer, String message) {}
