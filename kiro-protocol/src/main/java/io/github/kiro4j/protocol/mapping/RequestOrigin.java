package io.github.kiro4j.protocol.mapping;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known about a request beside its body.
///
/// @param claudeCodeSessionId the header `X-Claude-Code-Session-Id`
public record RequestOrigin(@Nullable String claudeCodeSessionId) {

  public static final RequestOrigin UNKNOWN = new RequestOrigin(null);

  /// The client's session, if it names one.
  public Optional<String> session() {
    return Optional.ofNullable(claudeCodeSessionId);
  }
}
