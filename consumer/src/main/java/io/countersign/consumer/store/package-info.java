/** The database: batches of messages applied in one transaction, the ledger, progress, migrations; all SQL of the consumer. */
@NullMarked
package io.countersign.consumer.store;

import org.jspecify.annotations.NullMarked;
