package io.github.kiro4j.simulator.account;

import io.github.kiro4j.simulator.wire.ServiceError;

/// The error with which the service answers the calls of an account.
///
/// @param everywhere whether control-plane calls, such as the usage limits, are answered with the
///   error as well
record Condition(ServiceError error, boolean everywhere) {}
