@NullMarked
package io.github.kiro4j.simulator.recording;

import org.jspecify.annotations.NullMarked;
