/** Proves again what the ledger says. */
@NullMarked
package io.countersign.cli.audit;

import org.jspecify.annotations.NullMarked;
