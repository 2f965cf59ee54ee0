/// Translates the events of the Kiro API into stream events of the Messages API, and these into a
/// message.
///
/// [io.github.kiro4j.protocol.mapping.answer.ResponseTranslator] is the entry point for streaming,
/// buffered and plain JSON responses. A plain JSON response is the assembled stream.
@NullMarked
package io.github.kiro4j.protocol.mapping.answer;

import org.jspecify.annotations.NullMarked;
