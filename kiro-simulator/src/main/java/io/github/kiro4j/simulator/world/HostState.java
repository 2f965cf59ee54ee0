package io.github.kiro4j.simulator.world;

import io.github.kiro4j.simulator.wire.Reply;
import io.github.kiro4j.simulator.wire.ServiceError;

/// Whether a host serves and, if not, how it fails.
public sealed interface HostState {

  /// The host serves.
  record Serving() implements HostState {}

  /// The host refuses connections.
  record Gone() implements HostState {}

  /// The host answers every request with an error of the service, in the form of its dialect.
  record Failing(ServiceError error) implements HostState {}

  /// The host answers every request with the same text, as a proxy or another service does.
  record Answering(Reply reply) implements HostState {}
}
