package io.github.kiro4j.server.messages;

import io.github.kiro4j.protocol.mapping.answer.AnswerContext;
import java.time.Duration;

/// The operator's settings for answers.
///
/// @param holdFirstEvent how long the status line waits for the upstream's first event
/// @param checkPromptLength whether prompts that look too long are refused without asking upstream
public record AnswerOptions(
    Duration holdFirstEvent, boolean checkPromptLength, AnswerContext.Options translation) {}
