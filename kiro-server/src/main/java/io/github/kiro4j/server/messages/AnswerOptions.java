package io.github.kiro4j.server.messages;

import io.github.kiro4j.protocol.mapping.answer.AnswerContext;
import java.time.Duration;

/// The operator's settings for answers.
///
/// @param holdFirstEvent maximum time that the status line is held back for the upstream's first
///   event
/// @param checkPromptLength whether a prompt whose estimate exceeds the model's context window is
///   refused without an upstream call
/// @param usageHeaders whether answers have headers with the credential and its credits
public record AnswerOptions(
    Duration holdFirstEvent,
    boolean checkPromptLength,
    boolean usageHeaders,
    AnswerContext.Options translation) {}
