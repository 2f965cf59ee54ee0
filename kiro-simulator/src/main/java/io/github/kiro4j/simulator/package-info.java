@NullMarked
package io.github.kiro4j.simulator;

import org.jspecify.annotations.NullMarked;
