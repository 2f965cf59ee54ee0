package io.github.kiro4j.server.config;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The gateway cannot start, for a reason that the operator can remove. The message says how.
public final class StartupException extends Exception {

  private static final long serialVersionUID = 1L;

  private final @Nullable String key;

  public StartupException(String message) {
    super(message);
    this.key = null;
  }

  /// @param key the key of the configuration that is wrong or missing, such as `upstream.apiUrl`
  public StartupException(String key, String message) {
    super(message);
    this.key = key;
  }

  /// The key of the configuration that is wrong or missing; empty if the reason lies elsewhere.
  public Optional<String> key() {
    return Optional.ofNullable(key);
  }
}
