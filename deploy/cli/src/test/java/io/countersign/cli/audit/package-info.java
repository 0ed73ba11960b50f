/** Tests of the commands that prove the ledger. */
package io.countersign.cli.audit;
