/** Tests of what messages mean: sent as records, seen as rows and acks. */
package io.countersign.consumer.domain;
