// Holds this implementation against the published test vectors.
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { decodeKey, encodeKey, envelope, holds, messageId, privateKey, readAck } from './protocol.mjs';

const VECTORS = new URL('../../../schema/src/main/resources/io/countersign/schema/vectors/', import.meta.url);

/** Returns how many vectors hold; throws at the first that does not. */
export function checkVectors() {
  return checkKeys(read('keys')) + checkSignatures(read('signatures')) + checkEnvelopes(read('envelopes'))
    + checkMessageIds(readFileSync(new URL('message-ids.json', VECTORS), 'utf8'));
}

function read(name) {
  return JSON.parse(readFileSync(new URL(`${name}.json`, VECTORS), 'utf8'));
}

function checkKeys({ keys, encodings, refused }) {
  for (const vector of keys) {
    const key = privateKey(vector.private_key);
    assert.equal(key.raw.toString('hex'), vector.public_key_hex, vector.name);
    assert.equal(key.publicKey, vector.public_key, vector.name);
  }
  for (const { hex, encoded } of encodings) {
    assert.equal(encodeKey(Buffer.from(hex, 'hex')), encoded);
    assert.equal(decodeKey(encoded).toString('hex'), hex);
  }
  for (const { text, why } of refused) {
    assert.throws(() => decodeKey(text), undefined, why);
  }
  return keys.length + encodings.length + refused.length;
}

function checkSignatures({ signatures, verifications }) {
  for (const vector of signatures) {
    const key = privateKey(vector.private_key);
    assert.equal(key.sign(Buffer.from(vector.message, 'hex')), vector.signature, vector.name);
  }
  // A sender trusts one key, which it was told; what only keys show that must not be registered is not its concern.
  const concerning = verifications.filter((vector) => vector.key_usable && !vector.cofactor);
  for (const { name, public_key: key, message, signature, valid } of concerning) {
    assert.equal(holds(Buffer.from(key, 'hex'), Buffer.from(message, 'hex'), signature), valid, name);
  }
  return signatures.length + concerning.length;
}

function checkEnvelopes({ private_key: hex, public_key: community, requests, acks }) {
  const key = privateKey(hex);
  const signed = requests.filter((vector) => vector.signed_raw !== null);
  for (const { name, record, signed_raw: payload } of signed) {
    const made = JSON.parse(envelope(payload, key));
    assert.deepEqual(made.payload, JSON.parse(record).payload, name);
    assert.equal(made.signature, JSON.parse(record).signature.toLowerCase(), name);
  }
  for (const ack of acks) {
    assert.deepEqual(readAck(ack.envelope, community), JSON.parse(ack.payload));
    assert.throws(() => readAck(ack.envelope.replace('"status":"', '"status":"un'), community));
  }
  return signed.length + acks.length;
}

function checkMessageIds(text) {
  // Offsets go beyond what a number of this language holds.
  const exact = JSON.parse(text.replace(/"(offset|timestamp_millis)": (-?\d+)/g, '"$1": "$2"'));
  for (const vector of exact.message_ids) {
    const id = messageId(vector.topic, vector.partition, BigInt(vector.offset), BigInt(vector.timestamp_millis));
    assert.equal(id, vector.message_id);
  }
  return exact.message_ids.length;
}
