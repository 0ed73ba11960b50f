/** Tests of looking into the ledger. */
package io.countersign.consumer.ledger;
