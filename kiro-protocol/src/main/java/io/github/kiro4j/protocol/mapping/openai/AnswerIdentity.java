package io.github.kiro4j.protocol.mapping.openai;

/// What every event of an answer repeats, or derives ids from.
///
/// @param key opaque letters and digits, unique among all answers
/// @param created when the answer began, in Unix seconds
/// @param model the model's name in the request
public record AnswerIdentity(String key, long created, String model) {}
