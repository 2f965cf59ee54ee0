package io.github.kiro4j.simulator.endpoint;

import io.github.kiro4j.simulator.script.Answer;
import io.github.kiro4j.simulator.wire.Reply;
import java.util.Map;

/// What an endpoint wants to be sent.
public sealed interface Outcome {

  /// A body that is there as a whole.
  record Whole(Reply reply) implements Outcome {}

  /// An event stream.
  record Stream(Answer answer, Map<String, String> headers) implements Outcome {}
}
