package io.github.kiro4j.server.tokens;

import io.github.kiro4j.api.messages.MessagesRequest;

/// Tells how many tokens a request has. Never fails; safe for use by many threads.
@FunctionalInterface
public interface TokenCounter {

  /// Tokens of system prompt, messages and tools together, at least 1.
  int count(MessagesRequest request);
}
