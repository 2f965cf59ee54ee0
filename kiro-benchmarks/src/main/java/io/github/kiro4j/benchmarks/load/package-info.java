/// Attacks on a running gateway and what a good client notices of them; gateways as processes.
@NullMarked
package io.github.kiro4j.benchmarks.load;

import org.jspecify.annotations.NullMarked;
