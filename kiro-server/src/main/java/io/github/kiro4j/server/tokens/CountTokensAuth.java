package io.github.kiro4j.server.tokens;

import io.github.kiro4j.server.secret.Secret;
import java.util.Map;

/// How the service at `countTokensApiUrl` receives its key.
public enum CountTokensAuth {
  X_API_KEY,
  BEARER;

  /// What `countTokensAuthType` may be, for validation annotations.
  public static final String REGEX = "x-api-key|bearer";

  /// The member that the configuration names.
  ///
  /// @param type a value of `countTokensAuthType`
  public static CountTokensAuth of(String type) {
    return type.equals("bearer") ? BEARER : X_API_KEY;
  }

  /// The header that carries the key.
  Map.Entry<String, String> header(Secret key) {
    return switch (this) {
      case X_API_KEY -> Map.entry("x-api-key", key.value());
      case BEARER -> Map.entry("authorization", "Bearer " + key.value());
    };
  }
}
