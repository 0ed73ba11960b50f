/** Checks files of messages against the contract; needs no server and no setting. */
@NullMarked
package io.countersign.cli.validate;

import org.jspecify.annotations.NullMarked;
