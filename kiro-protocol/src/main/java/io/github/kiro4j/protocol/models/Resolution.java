package io.github.kiro4j.protocol.models;

/// The model that a requested name stands for.
///
/// @param requested the name as it was requested
/// @param model the model that answers
/// @param thinkingRequested whether the name's suffix `-thinking` asks for reasoning
/// @param fellBack whether the catalogue has no model of the requested version, so that the default
///   of the family answers instead; callers log a fall-back
public record Resolution(
    String requested, KiroModel model, boolean thinkingRequested, boolean fellBack) {}
