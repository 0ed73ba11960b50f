package io.countersign.schema;

import org.apache.kafka.common.Uuid;

/** Breaks the rule that schema knows nothing of Kafka. */
public record KnowsKafka(Uuid topic) {}
