package io.github.kiro4j.protocol.mapping;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Facts about a request that its body does not state.
///
/// @param claudeCodeSessionId value of the header `X-Claude-Code-Session-Id`; null if absent
public record RequestOrigin(@Nullable String claudeCodeSessionId) {

  /// A request without such facts.
  public static final RequestOrigin UNKNOWN = new RequestOrigin(null);

  /// The client's session; empty if the client states none.
  public Optional<String> session() {
    return Optional.ofNullable(claudeCodeSessionId);
  }
}
