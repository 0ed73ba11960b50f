/** The client library: signs messages, sends them, and waits for their verified acks; nothing here knows a database. */
@NullMarked
package io.countersign.producer;

import org.jspecify.annotations.NullMarked;
