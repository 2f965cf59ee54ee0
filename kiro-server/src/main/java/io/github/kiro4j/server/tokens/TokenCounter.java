package io.github.kiro4j.server.tokens;

import io.github.kiro4j.api.messages.MessagesRequest;

/// Counts the tokens of a request. Never fails; safe for use by many threads.
@FunctionalInterface
public interface TokenCounter {

  /// Tokens of system prompt, messages and tools together, at least 1.
  int count(MessagesRequest request);
}
