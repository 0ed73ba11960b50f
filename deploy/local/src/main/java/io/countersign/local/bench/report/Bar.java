package io.countersign.local.bench.report;

/**
 * One of several amounts side by side.
 *
 * @param value at least 0
 */
public record Bar(String name, double value) {}
