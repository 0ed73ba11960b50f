/** Reading messages out of files of any size, and checking them against the contract. */
@NullMarked
package io.countersign.cli.input;

import org.jspecify.annotations.NullMarked;
