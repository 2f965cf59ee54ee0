/// Fuzzing with Jazzer.
@NullMarked
package io.github.kiro4j.protocol.fuzz;

import org.jspecify.annotations.NullMarked;
