package io.github.kiro4j.simulator.script;

import io.github.kiro4j.simulator.wire.ServiceError;

/// The response to a web search.
public sealed interface SearchScript {

  /// No results, which the service reports as a JSON-RPC error.
  record NoResults() implements SearchScript {}

  /// Another JSON-RPC error.
  record RpcError(int code, String message) implements SearchScript {}

  /// A result that reports an error of the tool.
  record ToolError(String text) implements SearchScript {}

  /// An error response.
  record Failure(ServiceError error) implements SearchScript {}
}
