@NullMarked
package io.github.kiro4j.simulator.conversation;

import org.jspecify.annotations.NullMarked;
