/** Tests of groups, partitions and topics that change while the processor runs. */
package io.countersign.consumer.inbox;
