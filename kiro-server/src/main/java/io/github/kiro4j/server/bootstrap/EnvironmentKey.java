package io.github.kiro4j.server.bootstrap;

import io.github.kiro4j.api.PastedText;
import io.github.kiro4j.server.secret.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The upstream credential in the environment variable `KIRO_API_KEY`.
final class EnvironmentKey {

  private static final Logger LOG = LoggerFactory.getLogger(EnvironmentKey.class);

  static final String VARIABLE = "KIRO_API_KEY";

  private EnvironmentKey() {}

  /// The key; empty if the variable has none. Warns of a variable that is not as people mean it.
  static Optional<Secret> of(@Nullable String variable) {
    if (variable == null) {
      return Optional.empty();
    }
    String clean = PastedText.unwrapped(variable);
    if (clean.isEmpty()) {
      LOG.warn("KIRO_API_KEY is set, but empty");
    } else if (!clean.equals(variable)) {
      LOG.warn("KIRO_API_KEY: white space or line breaks are ignored");
    }
    return clean.isEmpty() ? Optional.empty() : Optional.of(new Secret(clean));
  }
}
