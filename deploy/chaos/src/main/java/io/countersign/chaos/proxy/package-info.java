/** A TCP proxy between a service and a server that can be told to misbehave as networks do. */
@NullMarked
package io.countersign.chaos.proxy;

import org.jspecify.annotations.NullMarked;
