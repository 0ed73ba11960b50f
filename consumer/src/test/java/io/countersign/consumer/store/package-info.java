/** Tests of what only a real database does: constraints, collisions, outages. */
package io.countersign.consumer.store;
