package io.github.kiro4j.simulator.endpoint;

import io.github.kiro4j.simulator.script.ScriptedAnswer;
import io.github.kiro4j.simulator.wire.Reply;
import java.util.Map;

/// The response of an endpoint.
public sealed interface EndpointOutcome {

  /// A response with a complete body.
  record Whole(Reply reply) implements EndpointOutcome {}

  /// An event stream.
  record Stream(ScriptedAnswer answer, Map<String, String> headers) implements EndpointOutcome {}
}
