/** Tests of acks, replies and dead letters as their readers see them. */
package io.countersign.consumer.acks;
