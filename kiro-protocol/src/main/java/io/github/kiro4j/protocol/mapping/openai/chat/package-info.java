/// Translates OpenAI's Chat Completions API.
@NullMarked
package io.github.kiro4j.protocol.mapping.openai.chat;

import org.jspecify.annotations.NullMarked;
