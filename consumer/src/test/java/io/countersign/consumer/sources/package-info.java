/** Tests of sources that change while the processor runs. */
package io.countersign.consumer.sources;
