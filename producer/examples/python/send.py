"""Signs a message, sends it and waits for its verified acknowledgement:

    python3 send.py KEY_FILE MESSAGE_FILE

KEY_FILE holds a private key of 64 hexadecimal digits, MESSAGE_FILE the payload. Servers, topics and the community's key
come from the same COUNTERSIGN_ variables that the command line reads. Prints the acknowledgement's payload. Exit codes:
0 applied or answered, 1 refused, 2 wrong usage, 3 servers or acknowledgement out of reach.
"""

import json
import os
import sys
import time
import uuid
from datetime import datetime, timezone
from pathlib import Path

from confluent_kafka import Consumer, KafkaException, Producer, TopicPartition

from protocol import PrivateKey, envelope, message_id, read_ack, record_key
from vectors import check_vectors

LONGEST_WAIT_SECONDS = 30


class OutOfReach(Exception):
    """Servers, or the acknowledgement, cannot be reached."""


def setting(name, otherwise=None):
    value = os.environ.get(f"COUNTERSIGN_{name}") or otherwise
    if not value:
        raise ValueError(f"set COUNTERSIGN_{name}")
    return value


class Given:
    """What the arguments and the surroundings say; ValueError or OSError for what cannot be used."""

    def __init__(self, arguments):
        if len(arguments) != 2:
            raise ValueError("usage: python3 send.py KEY_FILE MESSAGE_FILE")
        self.key = PrivateKey(Path(arguments[0]).read_text("ascii").strip())
        self.message = json.loads(Path(arguments[1]).read_text("utf-8"))
        self.community = setting("COMMUNITY_PUBLIC_KEY")
        self.servers = setting("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092")
        self.requests = setting("TOPICS_REQUESTS", "upserts")
        self.acks = setting("TOPICS_ACKS", "upserts.acks")


def ends(consumer, topic):
    """Where each partition of a topic ends now."""
    metadata = consumer.list_topics(topic, timeout=LONGEST_WAIT_SECONDS).topics[topic]
    if metadata.error:
        raise OutOfReach(f"the topic {topic} cannot be read: {metadata.error}")
    places = []
    for partition in metadata.partitions:
        _, end = consumer.get_watermark_offsets(TopicPartition(topic, partition), timeout=LONGEST_WAIT_SECONDS)
        places.append(TopicPartition(topic, partition, end))
    return places


def send(given):
    """Sends the message and returns its id, which follows from where the record lies."""
    issued_at = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    payload = {"issued_at": issued_at, "audience": given.community, **given.message}
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    # The same partitioner as Java's clients, so that a subject's messages meet whoever sends them.
    producer = Producer({
        "bootstrap.servers": given.servers,
        "enable.idempotence": True,
        "partitioner": "murmur2_random",
        "message.timeout.ms": LONGEST_WAIT_SECONDS * 1000,
    })
    delivered = []
    producer.produce(
        given.requests,
        value=envelope(text, given.key).encode(),
        key=record_key(payload),
        on_delivery=lambda error, record: delivered.append((error, record)),
    )
    producer.flush()
    error, record = delivered[0]
    if error:
        raise OutOfReach(f"the message was not accepted: {error}")
    _, timestamp = record.timestamp()
    return message_id(record.topic(), record.partition(), record.offset(), timestamp)


def await_ack(consumer, community, message):
    """Reads acknowledgements until the one of this message comes, and verifies it."""
    deadline = time.monotonic() + LONGEST_WAIT_SECONDS
    while time.monotonic() < deadline:
        record = consumer.poll(1)
        if record is None:
            continue
        if record.error():
            raise OutOfReach(f"acknowledgements cannot be read: {record.error()}")
        if ("message_id", message.encode()) in (record.headers() or []):
            ack = verified(record.value(), community)
            if ack and ack["message_id"] == message:
                return ack
    raise OutOfReach(f"no acknowledgement of {message} came")


def verified(value, community):
    """Anyone who may write to the topic could have forged it: that is passed over, and the wait goes on."""
    try:
        return read_ack(value.decode(), community)
    except (ValueError, KeyError, TypeError) as error:
        print(f"what claims to be the acknowledgement is not: {error}", file=sys.stderr)
        return None


def send_and_wait(given):
    # Kafka asks for the name of a group, but partitions that are assigned need none, and nothing is committed.
    consumer = Consumer({
        "bootstrap.servers": given.servers,
        "group.id": f"countersign-example-{uuid.uuid4()}",
        "enable.auto.commit": False,
        "isolation.level": "read_committed",
    })
    try:
        consumer.assign(ends(consumer, given.acks))
        return await_ack(consumer, given.community, send(given))
    finally:
        consumer.close()


def main(arguments):
    try:
        print(f"{check_vectors()} test vectors hold", file=sys.stderr)
        given = Given(arguments)
    except (ValueError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    try:
        ack = send_and_wait(given)
    except (OutOfReach, KafkaException) as error:
        print(error, file=sys.stderr)
        return 3
    print(json.dumps(ack, ensure_ascii=False))
    return 0 if ack["status"] in ("persisted", "answered") else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
