/// The responses of OpenAI's Chat Completions API as records.
@NullMarked
package io.github.kiro4j.api.openai.chat;

import org.jspecify.annotations.NullMarked;
