/** Looking into the ledger: what became of which message, and whether its signature still holds. */
@NullMarked
package io.countersign.cli.messages;

import org.jspecify.annotations.NullMarked;
