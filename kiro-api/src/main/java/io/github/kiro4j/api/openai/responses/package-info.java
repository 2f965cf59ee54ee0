/// The responses of OpenAI's Responses API as records.
@NullMarked
package io.github.kiro4j.api.openai.responses;

import org.jspecify.annotations.NullMarked;
