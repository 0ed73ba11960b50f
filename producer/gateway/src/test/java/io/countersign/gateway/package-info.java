/** Tests of the whole gateway: calls over HTTP, through a real broker and a real processor, into a real database. */
@NullMarked
package io.countersign.gateway;

import org.jspecify.annotations.NullMarked;
