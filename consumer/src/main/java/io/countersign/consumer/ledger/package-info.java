/** The ledger for those who look into it: rows by id or by filter, with their proofs; nothing here writes. */
@NullMarked
package io.countersign.consumer.ledger;

import org.jspecify.annotations.NullMarked;
