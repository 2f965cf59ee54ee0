@NullMarked
package io.github.kiro4j.simulator.wire;

import org.jspecify.annotations.NullMarked;
