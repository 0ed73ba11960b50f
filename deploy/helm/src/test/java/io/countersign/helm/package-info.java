/** Tests of the chart: what it renders, what it refuses, and that it knows what the program knows. */
package io.countersign.helm;
