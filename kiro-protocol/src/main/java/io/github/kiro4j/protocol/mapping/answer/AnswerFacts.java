package io.github.kiro4j.protocol.mapping.answer;

import io.github.kiro4j.api.messages.StopReason;
import io.github.kiro4j.api.messages.Usage;
import org.jspecify.annotations.Nullable;

/// The statistics of an answer, for the operator.
///
/// @param usage the most exact figures so far; final once the answer has ended
/// @param credits the cost of the answer, in the unit of the upstream's metering events
/// @param lackedEndEvidence whether a response ended without the events of a regular end
/// @param ignoredEvents number of events of types that have no effect
/// @param stopReason why the message ended; null until then
public record AnswerFacts(
    Usage usage,
    double credits,
    boolean lackedEndEvidence,
    int ignoredEvents,
    @Nullable StopReason stopReason) {}
