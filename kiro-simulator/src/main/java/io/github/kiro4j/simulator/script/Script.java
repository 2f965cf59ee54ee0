package io.github.kiro4j.simulator.script;

import io.github.kiro4j.simulator.wire.Reply;
import io.github.kiro4j.simulator.wire.ServiceError;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The response to an accepted chat request. Immutable; one script can answer many requests.
///
/// ```java
/// Script.answer().text("Hello").contextUsage(1.5).metering(0.02)
/// Script.status(429, "ThrottlingException", "Too many requests", null).retryAfter(ofSeconds(3))
/// ```
public sealed interface Script permits ScriptedAnswer, Script.Failure, Script.Body {

  /// An event stream without events, to which events are added.
  static ScriptedAnswer answer() {
    return new ScriptedAnswer(List.of(), Delivery.PROMPT);
  }

  /// An error before the stream begins.
  static Failure status(int status, String type, String message, @Nullable String reason) {
    return new Failure(new ServiceError(status, type, message, reason));
  }

  /// An error of [io.github.kiro4j.simulator.wire.KnownErrors] before the stream begins.
  static Failure refuse(ServiceError error) {
    return new Failure(error);
  }

  /// A body that is not an event stream, such as the error page of a proxy.
  static Body body(int status, String contentType, String text) {
    return new Body(Reply.text(status, contentType, text));
  }

  /// An error response.
  record Failure(ServiceError error) implements Script {

    /// The same error with a `Retry-After` header.
    public Failure retryAfter(Duration delay) {
      return new Failure(error.retryAfter(delay));
    }
  }

  /// A response with a fixed body.
  record Body(Reply reply) implements Script {}
}
