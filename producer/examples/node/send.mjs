// Signs a message, sends it and waits for its verified acknowledgement:
//
//     node send.mjs KEY_FILE MESSAGE_FILE
//
// KEY_FILE holds a private key of 64 hexadecimal digits, MESSAGE_FILE the payload. Servers, topics and the community's
// key come from the same COUNTERSIGN_ variables that the command line reads. Prints the acknowledgement's payload. Exit
// codes: 0 applied or answered, 1 refused, 2 wrong usage, 3 servers or acknowledgement out of reach.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import kafkajs from 'kafkajs';
import lz4 from 'lz4js';
import { envelope, messageId, privateKey, readAck, recordKey } from './protocol.mjs';
import { checkVectors } from './vectors.mjs';

const { CompressionCodecs, CompressionTypes, Kafka, Partitioners, logLevel } = kafkajs;
const LONGEST_WAIT_MILLIS = 30_000;

// Acknowledgements are compressed, and kafkajs knows only gzip by itself.
CompressionCodecs[CompressionTypes.LZ4] = () => ({
  compress: async (encoder) => Buffer.from(lz4.compress(encoder.buffer)),
  decompress: async (buffer) => Buffer.from(lz4.decompress(buffer)),
});

function setting(name, otherwise) {
  const value = process.env[`COUNTERSIGN_${name}`] ?? otherwise;
  if (!value) {
    throw new Error(`set COUNTERSIGN_${name}`);
  }
  return value;
}

function readArguments() {
  const [keyFile, messageFile] = process.argv.slice(2);
  if (process.argv.length !== 4) {
    throw new Error('usage: node send.mjs KEY_FILE MESSAGE_FILE');
  }
  return {
    key: privateKey(readFileSync(keyFile, 'ascii').trim()),
    message: JSON.parse(readFileSync(messageFile, 'utf8')),
    community: setting('COMMUNITY_PUBLIC_KEY'),
    brokers: setting('KAFKA_BOOTSTRAP_SERVERS', 'localhost:9092').split(','),
    requests: setting('TOPICS_REQUESTS', 'upserts'),
    acks: setting('TOPICS_ACKS', 'upserts.acks'),
  };
}

/** Sends the message and returns its id, which follows from where the record lies. */
async function send(kafka, { key, message, community, requests }) {
  const dated = { issued_at: new Date().toISOString(), audience: community, ...message };
  const timestamp = String(Date.now());
  const value = envelope(JSON.stringify(dated), key);
  const producer = kafka.producer({
    idempotent: true,
    maxInFlightRequests: 1,
    createPartitioner: Partitioners.DefaultPartitioner,
  });
  await producer.connect();
  try {
    const [place] = await producer.send({
      topic: requests,
      acks: -1,
      messages: [{ key: recordKey(dated), value, timestamp }],
    });
    const time = place.logAppendTime === '-1' ? timestamp : place.logAppendTime;
    return messageId(requests, place.partition, BigInt(place.baseOffset), BigInt(time));
  } finally {
    await producer.disconnect();
  }
}

/** Reads the acknowledgements from these offsets on until the one of this message comes, and verifies it. */
async function awaitAck(kafka, { acks, community }, starts, id) {
  const groupId = `countersign-example-${randomUUID()}`;
  const consumer = kafka.consumer({ groupId });
  let timer;
  await consumer.connect();
  try {
    await consumer.subscribe({ topic: acks });
    return await new Promise((resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`no acknowledgement of ${id} came`)), LONGEST_WAIT_MILLIS);
      consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
      const eachMessage = async ({ message }) => {
        if (String(message.headers.message_id) === id) {
          const ack = verified(String(message.value), community);
          if (ack?.message_id === id) {
            resolve(ack);
          }
        }
      };
      consumer.run({ autoCommit: false, eachMessage }).catch(reject);
      starts.forEach(({ partition, offset }) => consumer.seek({ topic: acks, partition, offset }));
    });
  } finally {
    clearTimeout(timer);
    await consumer.disconnect();
    await withAdmin(kafka, (admin) => admin.deleteGroups([groupId]));
  }
}

/** Anyone who may write to the topic could have forged it: that is passed over, and the wait goes on. */
function verified(text, community) {
  try {
    return readAck(text, community);
  } catch (error) {
    console.error(`what claims to be the acknowledgement is not: ${error.message}`);
    return null;
  }
}

async function withAdmin(kafka, action) {
  const admin = kafka.admin();
  await admin.connect();
  try {
    return await action(admin);
  } finally {
    await admin.disconnect();
  }
}

async function main() {
  let given;
  try {
    console.error(`${checkVectors()} test vectors hold`);
    given = readArguments();
  } catch (error) {
    console.error(error.message);
    return 2;
  }
  try {
    const kafka = new Kafka({ clientId: 'countersign-example', brokers: given.brokers, logLevel: logLevel.ERROR });
    const starts = await withAdmin(kafka, (admin) => admin.fetchTopicOffsets(given.acks));
    const id = await send(kafka, given);
    const ack = await awaitAck(kafka, given, starts, id);
    console.log(JSON.stringify(ack));
    return ['persisted', 'answered'].includes(ack.status) ? 0 : 1;
  } catch (error) {
    console.error(error.message);
    return 3;
  }
}

process.exitCode = await main();
