/** Classes that break the rules, so that each rule is seen to find what it is for. */
package io.countersign.architecture.broken;
