package io.github.kiro4j.server.messages;

import io.github.kiro4j.protocol.mapping.answer.AnswerContext;
import java.time.Duration;

/// The operator's settings for answers.
///
/// @param holdFirstEvent how long the status line waits for the upstream's first event
public record AnswerOptions(Duration holdFirstEvent, AnswerContext.Options translation) {}
