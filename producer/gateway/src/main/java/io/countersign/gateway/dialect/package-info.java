/** What every dialect is made of: routes, calls and answers; nothing here knows HTTP servers or Kafka. */
@NullMarked
package io.countersign.gateway.dialect;

import org.jspecify.annotations.NullMarked;
