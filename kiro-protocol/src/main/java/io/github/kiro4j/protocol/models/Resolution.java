package io.github.kiro4j.protocol.models;

/// The model that serves a requested name.
///
/// @param thinkingRequested whether the name's suffix `-thinking` asks for reasoning
/// @param fellBack whether the name's version is unknown, so that the default of its family serves
///   instead: worth a line in the log
public record Resolution(KiroModel model, boolean thinkingRequested, boolean fellBack) {}
