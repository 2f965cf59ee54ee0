/// The contested rules of the service as values: which hosts are there and what each of them
/// refuses.
@NullMarked
package io.github.kiro4j.simulator.world;

import org.jspecify.annotations.NullMarked;
