// The protocol without any Kafka: keys, signed envelopes, message ids and acknowledgements.
import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';

const ALPHABET = 'ybndrfg8ejkmcpqxot1uwisza345h769';
const PKCS8_OF_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SUBJECTS = {
  'people:upsert': 'person',
  'person:delete': 'person',
  'person:query': 'person',
  'organizations:upsert': 'organization',
  'organization:delete': 'organization',
  'organization:query': 'organization',
  'households:upsert': 'household',
  'household:delete': 'household',
  'household:query': 'household',
};

/** 32 bytes as 52 characters: one big-endian number, padded on the left to 260 bits, 5 bits a character. */
export function encodeKey(bytes) {
  let number = BigInt('0x' + bytes.toString('hex'));
  let text = '';
  for (let i = 0; i < 52; i++) {
    text = ALPHABET[Number(number & 31n)] + text;
    number >>= 5n;
  }
  return text;
}

/** The 32 bytes of a public key of 52 characters or 64 hexadecimal digits; throws for anything else. */
export function decodeKey(text) {
  if (/^[0-9a-fA-F]{64}$/.test(text)) {
    return Buffer.from(text, 'hex');
  }
  if (!new RegExp(`^[yb][${ALPHABET}]{51}$`).test(text)) {
    throw new Error('a public key has 52 characters or 64 hexadecimal digits');
  }
  let number = 0n;
  for (const character of text) {
    number = (number << 5n) | BigInt(ALPHABET.indexOf(character));
  }
  return Buffer.from(number.toString(16).padStart(64, '0'), 'hex');
}

/** A private key of 64 hexadecimal digits, with its public half as text. */
export function privateKey(hex) {
  if (!/^[0-9a-fA-F]{64}$/.test(hex)) {
    throw new Error('a private key has 64 hexadecimal digits');
  }
  const der = Buffer.concat([PKCS8_OF_ED25519, Buffer.from(hex, 'hex')]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const raw = Buffer.from(createPublicKey(key).export({ format: 'jwk' }).x, 'base64url');
  return { sign: (bytes) => sign(null, bytes, key).toString('hex'), raw, publicKey: encodeKey(raw) };
}

/** Whether a signature of 128 hexadecimal digits holds for these bytes. */
export function holds(rawPublicKey, bytes, signature) {
  if (!/^[0-9a-fA-F]{128}$/.test(signature)) {
    return false;
  }
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: rawPublicKey.toString('base64url') };
  return verify(null, bytes, createPublicKey({ key: jwk, format: 'jwk' }), Buffer.from(signature, 'hex'));
}

/** The value of a request record: the very text of the payload is signed and put between its braces. */
export function envelope(payloadText, key) {
  const signature = key.sign(Buffer.from(payloadText, 'utf8'));
  return `{"payload":${payloadText},"signature":"${signature}","source_public_key":"${key.publicKey}"}`;
}

/** The advised record key, one for each subject, so that its messages stay in order; null where none is named. */
export function recordKey(payload) {
  const isAssignment = payload.type === 'contact_assignment:upsert';
  const kind = isAssignment ? 'person' : SUBJECTS[payload.type];
  const named = isAssignment ? (payload.person ?? {}) : payload;
  if (kind && typeof named.import_id === 'string' && named.import_id.trim()) {
    return `${kind}:${named.import_id.trim()}`;
  }
  return kind && Number.isInteger(named.id) ? `${kind}#${named.id}` : null;
}

/** The id of the message that lies there; offset and time in milliseconds as BigInt. */
export function messageId(topic, partition, offset, timestampMillis) {
  const seconds = timestampMillis < 0n ? 0n : timestampMillis / 1000n;
  const head = Buffer.alloc(4);
  head.writeUInt32BE(Number(seconds > 0xffffffffn ? 0xffffffffn : seconds));
  const place = Buffer.alloc(13);
  place.writeInt32BE(partition, 1);
  place.writeBigInt64BE(offset, 5);
  const digest = createHash('sha256').update(topic, 'utf8').update(place).digest();
  return Buffer.concat([head, digest.subarray(0, 8)]).toString('hex');
}

/** The payload of an acknowledgement that the community signed; throws for anything else. */
export function readAck(text, communityPublicKey) {
  const { signature, source_public_key: signer } = JSON.parse(text);
  const community = decodeKey(communityPublicKey);
  const payload = memberText(text, 'payload');
  if (!decodeKey(signer).equals(community) || !holds(community, Buffer.from(payload, 'utf8'), signature)) {
    throw new Error("the acknowledgement is not the community's");
  }
  return JSON.parse(payload);
}

/** The text of a member of a JSON object as it stands there: parsing and writing it again could alter it. */
function memberText(json, name) {
  const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;
  let depth = 0;
  let member = null;
  let start = -1;
  let text = null;
  for (let match = token.exec(json); match; match = token.exec(json)) {
    const found = match[0];
    if (depth === 1 && start >= 0 && (found === ',' || found === '}')) {
      text = member === name ? json.slice(start, match.index).trim() : text;
      start = -1;
    } else if (depth === 1 && start < 0 && found === ':') {
      start = token.lastIndex;
    } else if (depth === 1 && start < 0 && found.startsWith('"')) {
      member = JSON.parse(found);
    }
    depth += '{['.includes(found) ? 1 : '}]'.includes(found) ? -1 : 0;
  }
  if (text === null) {
    throw new Error(`there is no ${name}`);
  }
  return text;
}
