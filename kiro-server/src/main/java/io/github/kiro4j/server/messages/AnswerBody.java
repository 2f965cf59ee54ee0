package io.github.kiro4j.server.messages;

import io.github.kiro4j.api.messages.StreamEvent;
import java.util.function.Consumer;

/// Assembles the stream events of an answer to the body of a response that is not streamed.
public interface AnswerBody extends Consumer<StreamEvent> {

  /// The body, which becomes JSON.
  ///
  /// @throws IllegalStateException if the answer is not complete
  Object whole();
}
