package io.github.kiro4j.simulator.endpoint;

import io.github.kiro4j.simulator.script.ScriptedAnswer;
import io.github.kiro4j.simulator.wire.Reply;
import java.util.Map;

/// What an endpoint wants to be sent.
public sealed interface EndpointOutcome {

  /// A body that is there as a whole.
  record Whole(Reply reply) implements EndpointOutcome {}

  /// An event stream.
  record Stream(ScriptedAnswer answer, Map<String, String> headers) implements EndpointOutcome {}
}
