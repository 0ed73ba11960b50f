/** Reading acknowledgements from their topic, each verified before it is shown. */
@NullMarked
package io.countersign.cli.acks;

import org.jspecify.annotations.NullMarked;
