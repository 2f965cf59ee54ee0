package io.github.kiro4j.simulator.script;

import io.github.kiro4j.simulator.wire.ServiceError;

/// What the simulator answers to a web search.
public sealed interface SearchScript {

  /// Nothing found, which the service words as a JSON-RPC error.
  record NoResults() implements SearchScript {}

  /// Another JSON-RPC error.
  record RpcError(int code, String message) implements SearchScript {}

  /// A result that is marked as an error of the tool.
  record ToolError(String text) implements SearchScript {}

  /// A refusal with an HTTP status.
  record Failure(ServiceError error) implements SearchScript {}
}
