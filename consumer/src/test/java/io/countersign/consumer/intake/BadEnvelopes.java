package io.countersign.consumer.intake;

import static io.countersign.consumer.intake.BadRecord.GOOD_PAYLOAD;
import static io.countersign.consumer.intake.BadRecord.envelope;
import static io.countersign.consumer.intake.BadRecord.malformed;

import io.countersign.consumer.Community;
import io.countersign.schema.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Records that are no request envelopes. */
final class BadEnvelopes {
    private BadEnvelopes() {}

    static List<BadRecord> of(Community community) {
        String key = community.sender.publicKey().encoded();
        String signature = BadRecord.signature(community.sender);
        String good = envelope(GOOD_PAYLOAD, signature, key);
        return List.of(
                malformed("tombstone", (Bytes) null, "required "),
                malformed("empty value", "", "required "),
                malformed("not JSON", "hello", "wrong_format "),
                malformed("half of it", good.substring(0, good.length() / 2), "wrong_format /signature"),
                malformed("trailing text", good + "x", "wrong_format "),
                malformed("two documents", good + good, "wrong_format "),
                malformed("another type", "[1]", "wrong_type "),
                malformed(
                        "not UTF-8",
                        Bytes.wrap(good.replace("Jane", "Zo\u00eb").getBytes(StandardCharsets.ISO_8859_1)),
                        "wrong_format "),
                malformed("UTF-16", Bytes.wrap(good.getBytes(StandardCharsets.UTF_16)), "wrong_format "),
                malformed("lone surrogate", good.replace("Jane", "\\ud83d"), "wrong_format /payload/first_name"),
                malformed("not a number", good.replace("\"Jane\"", "NaN"), "wrong_format /payload/first_name"),
                malformed("2 MiB", good.replace("Jane", "x".repeat(2 << 20)), "too_long "),
                malformed(
                        "200 levels",
                        good.replace("\"Jane\"", "[".repeat(200) + "]".repeat(200)),
                        "out_of_range /payload/first_name" + "/0".repeat(30)),
                malformed(
                        "half a million levels", "[".repeat(500_000), "wrong_type ", "out_of_range " + "/0".repeat(32)),
                malformed("long number", good.replace("\"Jane\"", "1".repeat(101)), "out_of_range /payload/first_name"),
                malformed("long name", good.replace("first_name", "x".repeat(257)), "too_long /payload"),
                malformed(
                        "duplicate member",
                        good.replace("\"type\"", "\"a\":1,\"a\":2,\"type\""),
                        "duplicate_item /payload/a"),
                malformed(
                        "duplicate payload",
                        good.replace("\"signature\"", "\"payload\":{},\"signature\""),
                        "duplicate_item /payload"),
                malformed(
                        "unknown member",
                        good.replace("\"signature\"", "\"sig\":1,\"signature\""),
                        "unknown_field /sig"),
                malformed(
                        "nothing in it",
                        "{}",
                        "required /payload",
                        "required /signature",
                        "required /source_public_key"),
                malformed(
                        "wrong types",
                        "{\"payload\":[],\"signature\":1,\"source_public_key\":null,\"timestamp\":{}}",
                        "wrong_type /payload",
                        "wrong_type /signature",
                        "wrong_type /source_public_key",
                        "wrong_type /timestamp"),
                malformed("no key", envelope(GOOD_PAYLOAD, signature, "abc"), "wrong_format /source_public_key"),
                malformed(
                        "key of 33 bytes",
                        envelope(GOOD_PAYLOAD, signature, "o" + key.substring(1)),
                        "wrong_format /source_public_key"));
    }
}
