/** Tests of sending files, against real servers. */
@NullMarked
package io.countersign.cli.send;

import org.jspecify.annotations.NullMarked;
