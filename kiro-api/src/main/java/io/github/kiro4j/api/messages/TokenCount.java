package io.github.kiro4j.api.messages;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/// The body of the reply to `POST /v1/messages/count_tokens`.
///
/// @param inputTokens tokens of system prompt, messages and tools together
@JsonNaming(SnakeCaseStrategy.class)
public record TokenCount(int inputTokens) {}
