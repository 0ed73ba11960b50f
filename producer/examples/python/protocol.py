"""The protocol without any Kafka: keys, signed envelopes, message ids and acknowledgements."""

import hashlib
import json
import re
import struct

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

ALPHABET = "ybndrfg8ejkmcpqxot1uwisza345h769"
SUBJECTS = {
    "people:upsert": "person",
    "person:delete": "person",
    "person:query": "person",
    "organizations:upsert": "organization",
    "organization:delete": "organization",
    "organization:query": "organization",
    "households:upsert": "household",
    "household:delete": "household",
    "household:query": "household",
}


def encode_key(raw):
    """32 bytes as 52 characters: one big-endian number, padded on the left to 260 bits, 5 bits a character."""
    number = int.from_bytes(raw, "big")
    return "".join(ALPHABET[number >> shift & 31] for shift in range(255, -1, -5))


def decode_key(text):
    """The 32 bytes of a public key of 52 characters or 64 hexadecimal digits; ValueError for anything else."""
    if re.fullmatch("[0-9a-fA-F]{64}", text):
        return bytes.fromhex(text)
    if not re.fullmatch(f"[yb][{ALPHABET}]{{51}}", text):
        raise ValueError("a public key has 52 characters or 64 hexadecimal digits")
    number = 0
    for character in text:
        number = number << 5 | ALPHABET.index(character)
    return number.to_bytes(32, "big")


class PrivateKey:
    """A private key of 64 hexadecimal digits, with its public half as bytes and as text."""

    def __init__(self, digits):
        if not re.fullmatch("[0-9a-fA-F]{64}", digits):
            raise ValueError("a private key has 64 hexadecimal digits")
        self._key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(digits))
        self.raw_public_key = self._key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        self.public_key = encode_key(self.raw_public_key)

    def sign(self, data):
        return self._key.sign(data).hex()


def holds(raw_public_key, data, signature):
    """Whether a signature of 128 hexadecimal digits holds for these bytes."""
    if not re.fullmatch("[0-9a-fA-F]{128}", signature):
        return False
    try:
        Ed25519PublicKey.from_public_bytes(raw_public_key).verify(bytes.fromhex(signature), data)
        return True
    except InvalidSignature:
        return False


def envelope(payload_text, key):
    """The value of a request record: the very text of the payload is signed and put between its braces."""
    signature = key.sign(payload_text.encode())
    return f'{{"payload":{payload_text},"signature":"{signature}","source_public_key":"{key.public_key}"}}'


def record_key(payload):
    """The advised record key, one for each subject, so that its messages stay in order; None where none is named."""
    is_assignment = payload.get("type") == "contact_assignment:upsert"
    kind = "person" if is_assignment else SUBJECTS.get(payload.get("type"))
    named = payload.get("person") or {} if is_assignment else payload
    import_id, number = named.get("import_id"), named.get("id")
    if kind and isinstance(import_id, str) and import_id.strip():
        return f"{kind}:{import_id.strip()}"
    return f"{kind}#{number}" if kind and type(number) is int else None


def message_id(topic, partition, offset, timestamp_millis):
    """The id of the message that lies there."""
    seconds = min(max(timestamp_millis // 1000, 0), 0xFFFFFFFF)
    place = topic.encode() + b"\0" + struct.pack(">iq", partition, offset)
    return (struct.pack(">I", seconds) + hashlib.sha256(place).digest()[:8]).hex()


def read_ack(text, community_public_key):
    """The payload of an acknowledgement that the community signed; ValueError for anything else."""
    members = member_texts(text)
    signer, signature = json.loads(members["source_public_key"]), json.loads(members["signature"])
    community = decode_key(community_public_key)
    if decode_key(signer) != community or not holds(community, members["payload"].encode(), signature):
        raise ValueError("the acknowledgement is not the community's")
    return json.loads(members["payload"])


def member_texts(text):
    """The members of a JSON object as they stand there: parsing and writing them again could alter them."""
    decoder, space = json.JSONDecoder(), re.compile(r"[ \t\r\n]*")
    members, mark, at = {}, "{", 0

    def skip(expected):
        nonlocal at
        at = space.match(text, at).end()
        found = text[at : at + 1]
        if not found or found not in expected:
            raise ValueError(f"one of {expected} is missing at {at}")
        at = space.match(text, at + 1).end()
        return found

    skip(mark)
    while mark != "}":
        name, at = decoder.raw_decode(text, at)
        skip(":")
        start = at
        _, at = decoder.raw_decode(text, at)
        members[name] = text[start:at]
        mark = skip(",}")
    return members
