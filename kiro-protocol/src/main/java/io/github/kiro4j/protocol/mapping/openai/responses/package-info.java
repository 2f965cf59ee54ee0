/// Translates OpenAI's Responses API.
@NullMarked
package io.github.kiro4j.protocol.mapping.openai.responses;

import org.jspecify.annotations.NullMarked;
