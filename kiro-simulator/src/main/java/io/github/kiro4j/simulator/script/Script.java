package io.github.kiro4j.simulator.script;

import io.github.kiro4j.simulator.wire.Reply;
import io.github.kiro4j.simulator.wire.ServiceError;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the simulator answers to a chat request that it accepted. Immutable and reusable.
///
/// ```java
/// Script.answer().text("Hello").contextUsage(1.5).metering(0.02)
/// Script.status(429, "ThrottlingException", "Too many requests", null).retryAfter(ofSeconds(3))
/// ```
public sealed interface Script permits ScriptedAnswer, Script.Failure, Script.Body {

  /// An event stream that is empty so far.
  static ScriptedAnswer answer() {
    return new ScriptedAnswer(List.of(), Delivery.PROMPT);
  }

  /// A refusal before the stream begins.
  static Failure status(int status, String type, String message, @Nullable String reason) {
    return new Failure(new ServiceError(status, type, message, reason));
  }

  /// One of the [KnownErrors].
  static Failure refuse(ServiceError error) {
    return new Failure(error);
  }

  /// A body that is no event stream, like the error page of a proxy.
  static Body body(int status, String contentType, String text) {
    return new Body(Reply.text(status, contentType, text));
  }

  record Failure(ServiceError error) implements Script {

    public Failure retryAfter(Duration delay) {
      return new Failure(error.retryAfter(delay));
    }
  }

  record Body(Reply reply) implements Script {}
}
