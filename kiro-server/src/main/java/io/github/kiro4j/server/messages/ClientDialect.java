package io.github.kiro4j.server.messages;

import java.util.List;

/// The API in whose form a client receives one answer.
public interface ClientDialect {

  /// The events of a stream.
  ///
  /// @param requestId the id that error events name
  EventBuffer events(String requestId);

  /// The body of a response that is not streamed.
  AnswerBody body();

  /// Whether a stream starts only when the true number of input tokens is known.
  default boolean buffered() {
    return false;
  }

  /// The types of the client's tools that the model does not get, beside those that the translation
  /// of the request for the upstream leaves out.
  default List<String> leftOutTools() {
    return List.of();
  }
}
