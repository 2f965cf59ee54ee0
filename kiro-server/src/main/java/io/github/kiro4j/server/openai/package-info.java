/// OpenAI's APIs over the same path as the Messages API.
@NullMarked
package io.github.kiro4j.server.openai;

import org.jspecify.annotations.NullMarked;
