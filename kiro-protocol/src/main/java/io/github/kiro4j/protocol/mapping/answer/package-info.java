/// The way back: events of the Kiro API become stream events of the Messages API, and those become
/// a message.
///
/// [io.github.kiro4j.protocol.mapping.answer.ResponseTranslator] is the entrance. It serves
/// streaming, buffered and plain JSON answers alike; the latter are its stream, assembled.
@NullMarked
package io.github.kiro4j.protocol.mapping.answer;

import org.jspecify.annotations.NullMarked;

