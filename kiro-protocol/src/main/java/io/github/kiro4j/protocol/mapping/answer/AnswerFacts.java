package io.github.kiro4j.protocol.mapping.answer;

import io.github.kiro4j.api.messages.StopReason;
import io.github.kiro4j.api.messages.Usage;
import org.jspecify.annotations.Nullable;

/// What the operator wants to know of an answer, as far as it has come.
///
/// @param usage the best figures so far; final once the answer has ended
/// @param credits what the upstream charged, in the unit of its metering events
/// @param lackedEndEvidence whether the upstream ended without the events of a regular end
/// @param ignoredEvents how many events were of no use or of unknown type
/// @param stopReason null until the message has ended
public record AnswerFacts(
    Usage usage,
    double credits,
    boolean lackedEndEvidence,
    int ignoredEvents,
    @Nullable StopReason stopReason) {}
