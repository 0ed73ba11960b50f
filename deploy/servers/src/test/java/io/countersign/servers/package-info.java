/** Tests of the servers, with real clients. */
@NullMarked
package io.countersign.servers;

import org.jspecify.annotations.NullMarked;
