package io.countersign.cli.input;

import io.countersign.schema.bytes.Bytes;

/** The text of one message where it stands; a text that is longer than a message may be is cut off beyond that. */
public record FoundMessage(Place place, Bytes text) {}
