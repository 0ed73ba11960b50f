package io.countersign.consumer.definitions;

/**
 * Why a definition cannot be made so.
 *
 * @param index which of the definitions given it is, from 0
 * @param member the member that cannot be so
 * @param rule what is wrong, for the operator
 */
public record Refusal(int index, String member, String rule) {}
