/// Puts the fragments of tool calls together and in order, and checks their input.
@NullMarked
package io.github.kiro4j.protocol.mapping.answer.tools;

import org.jspecify.annotations.NullMarked;
