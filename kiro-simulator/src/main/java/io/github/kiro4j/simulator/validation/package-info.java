@NullMarked
package io.github.kiro4j.simulator.validation;

import org.jspecify.annotations.NullMarked;
