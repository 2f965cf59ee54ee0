package io.github.kiro4j.server.tokens;

import io.github.kiro4j.server.secret.Secret;
import org.apache.hc.core5.http.HttpRequest;

/// How the remote counter takes its key.
public enum CountTokensAuth {
  X_API_KEY,
  BEARER;

  /// What `countTokensAuthType` may be, for validation annotations.
  public static final String REGEX = "x-api-key|bearer";

  /// The way that the configuration names.
  ///
  /// @param type a value of `countTokensAuthType`
  public static CountTokensAuth of(String type) {
    return type.equals("bearer") ? BEARER : X_API_KEY;
  }

  void write(HttpRequest request, Secret key) {
    switch (this) {
      case X_API_KEY -> request.setHeader("x-api-key", key.value());
      case BEARER -> request.setHeader("Authorization", "Bearer " + key.value());
    }
  }
}
