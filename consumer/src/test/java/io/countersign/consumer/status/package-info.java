/** Tests of what operators see of a running consumer. */
package io.countersign.consumer.status;
