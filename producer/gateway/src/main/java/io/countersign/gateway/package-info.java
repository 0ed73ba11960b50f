/** The HTTP gateway as a whole: what it needs to be told, and how its parts are put together. */
@NullMarked
package io.countersign.gateway;

import org.jspecify.annotations.NullMarked;
