/// Gateways side by side, in front of one upstream: time, CPU and memory.
@NullMarked
package io.github.kiro4j.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
