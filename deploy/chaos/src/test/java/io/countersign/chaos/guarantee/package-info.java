/** Whether what judges and what breaks do what they say. */
package io.countersign.chaos.guarantee;
