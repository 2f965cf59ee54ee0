/// What requests, errors and token counts of OpenAI's two APIs have in common, as records.
@NullMarked
package io.github.kiro4j.api.openai;

import org.jspecify.annotations.NullMarked;
