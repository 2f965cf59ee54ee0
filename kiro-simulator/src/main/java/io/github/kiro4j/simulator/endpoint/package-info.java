@NullMarked
package io.github.kiro4j.simulator.endpoint;

import org.jspecify.annotations.NullMarked;
