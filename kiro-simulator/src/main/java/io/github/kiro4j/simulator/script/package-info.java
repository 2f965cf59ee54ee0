@NullMarked
package io.github.kiro4j.simulator.script;

import org.jspecify.annotations.NullMarked;
