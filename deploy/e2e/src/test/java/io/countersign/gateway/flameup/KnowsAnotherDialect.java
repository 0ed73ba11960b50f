package io.countersign.gateway.flameup;

import io.countersign.gateway.infoodle.Infoodle;

/** Breaks the rule that dialects do not see each other. */
public record KnowsAnotherDialect(Infoodle other) {}
