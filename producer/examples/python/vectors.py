"""Holds this implementation against the published test vectors."""

import json
from pathlib import Path

from protocol import PrivateKey, decode_key, encode_key, envelope, holds, message_id, read_ack

VECTORS = Path(__file__).resolve().parents[3] / "schema/src/main/resources/io/countersign/schema/vectors"


def check_vectors():
    """Returns how many vectors hold; ValueError at the first that does not."""
    return (
        check_keys(**read("keys"))
        + check_signatures(**read("signatures"))
        + check_envelopes(**read("envelopes"))
        + check_message_ids(**read("message-ids"))
    )


def read(name):
    return json.loads((VECTORS / f"{name}.json").read_text("utf-8"))


def same(found, expected, name):
    if found != expected:
        raise ValueError(f"the test vector '{name}' does not hold: {found} instead of {expected}")


def refuses(action, *arguments):
    try:
        action(*arguments)
        return False
    except ValueError:
        return True


def check_keys(about, keys, encodings, refused):
    for vector in keys:
        key = PrivateKey(vector["private_key"])
        same(key.raw_public_key.hex(), vector["public_key_hex"], vector["name"])
        same(key.public_key, vector["public_key"], vector["name"])
    for vector in encodings:
        same(encode_key(bytes.fromhex(vector["hex"])), vector["encoded"], vector["hex"])
        same(decode_key(vector["encoded"]).hex(), vector["hex"], vector["encoded"])
    for vector in refused:
        same(refuses(decode_key, vector["text"]), True, vector["why"])
    return len(keys) + len(encodings) + len(refused)


def check_signatures(about, signatures, verifications):
    for vector in signatures:
        signature = PrivateKey(vector["private_key"]).sign(bytes.fromhex(vector["message"]))
        same(signature, vector["signature"], vector["name"])
    # A sender trusts one key, which it was told; what only keys show that must not be registered is not its concern.
    concerning = [vector for vector in verifications if vector["key_usable"] and not vector.get("cofactor")]
    for vector in concerning:
        key, message = bytes.fromhex(vector["public_key"]), bytes.fromhex(vector["message"])
        same(holds(key, message, vector["signature"]), vector["valid"], vector["name"])
    return len(signatures) + len(concerning)


def check_envelopes(about, private_key, public_key, requests, acks):
    key = PrivateKey(private_key)
    signed = [vector for vector in requests if vector["signed_raw"] is not None]
    for vector in signed:
        made, record = json.loads(envelope(vector["signed_raw"], key)), json.loads(vector["record"])
        same(made["payload"], record["payload"], vector["name"])
        same(made["signature"], record["signature"].lower(), vector["name"])
    for ack in acks:
        same(read_ack(ack["envelope"], public_key), json.loads(ack["payload"]), "ack")
        forged = ack["envelope"].replace('"status":"', '"status":"un')
        same(refuses(read_ack, forged, public_key), True, "forged ack")
    return len(signed) + len(acks)


def check_message_ids(about, message_ids):
    for vector in message_ids:
        found = message_id(vector["topic"], vector["partition"], vector["offset"], vector["timestamp_millis"])
        same(found, vector["message_id"], "message_id")
    return len(message_ids)
