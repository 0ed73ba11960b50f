/** Tests of the processor as its users see it: records in, rows and acks out. */
package io.countersign.consumer;
