package io.github.kiro4j.simulator.recording;

import io.github.kiro4j.simulator.service.AccountKind;

/// The account that a request's token belongs to.
///
/// @param name for example `social-1`
public record Sender(String name, AccountKind kind) {}
