package io.countersign.consumer;

import org.jdbi.v3.core.Jdbi;

/** Breaks the rule that the story has no SQL. */
public record StoryWithSql(Jdbi jdbi) {}
