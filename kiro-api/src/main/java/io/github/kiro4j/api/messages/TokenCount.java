package io.github.kiro4j.api.messages;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/// The response to `POST /v1/messages/count_tokens`.
///
/// @param inputTokens number of tokens of system prompt, messages and tools together
@JsonNaming(SnakeCaseStrategy.class)
public record TokenCount(int inputTokens) {}
