/// What a request requires of its answer, a tool call or a JSON value, and whether a finished
/// answer has it.
@NullMarked
package io.github.kiro4j.protocol.mapping.answer.requirement;

import org.jspecify.annotations.NullMarked;
