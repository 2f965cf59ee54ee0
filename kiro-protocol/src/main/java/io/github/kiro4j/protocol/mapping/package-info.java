/// The mapping between the Anthropic Messages API and the Kiro API.
///
/// [io.github.kiro4j.protocol.mapping.RequestTranslator] translates requests,
/// [io.github.kiro4j.protocol.mapping.answer.ResponseTranslator] translates answers.
/// `docs/mapping.md` describes the rules.
@NullMarked
package io.github.kiro4j.protocol.mapping;

import org.jspecify.annotations.NullMarked;
