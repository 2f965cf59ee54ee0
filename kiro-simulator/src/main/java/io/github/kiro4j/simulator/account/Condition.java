package io.github.kiro4j.simulator.account;

import io.github.kiro4j.simulator.wire.ServiceError;

/// What the service answers on behalf of an account that is not well.
///
/// @param everywhere also to calls of the control plane, such as the usage limits
record Condition(ServiceError error, boolean everywhere) {}
