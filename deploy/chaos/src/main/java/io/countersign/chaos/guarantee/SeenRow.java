package io.countersign.chaos.guarantee;

/**
 * What the ledger holds of one message.
 *
 * @param copies rows with this message_id
 */
record SeenRow(String status, String result, int partition, long offset, int copies) {}
