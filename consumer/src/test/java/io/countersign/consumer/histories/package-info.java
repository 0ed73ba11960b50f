/** Random histories of messages, held against a model of what messages mean that shares no code with the consumer. */
package io.countersign.consumer.histories;
