package io.github.kiro4j.server.credentials.pool;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The credential that last answered each conversation: the upstream caches prompts by account.
/// Remembers the conversations that were answered last. Not safe for use by many threads.
final class Affinity {

  private static final int MOST_CONVERSATIONS = 10_000;

  private final Map<String, Long> credentials =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MOST_CONVERSATIONS;
        }
      };

  Optional<Long> of(String conversation) {
    return Optional.ofNullable(credentials.get(conversation));
  }

  void remember(String conversation, long credential) {
    credentials.put(conversation, credential);
  }
}
