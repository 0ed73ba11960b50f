/** The gateway as its users start it. */
@NullMarked
package io.countersign.cli.gateway;

import org.jspecify.annotations.NullMarked;
