package io.github.kiro4j.server.tokens;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.kiro4j.server.config.Secret;
import org.apache.hc.core5.http.HttpRequest;

/// How the remote counter takes its key: `countTokensAuthType`.
public enum CountTokensAuth {
  @JsonProperty("x-api-key")
  X_API_KEY,
  @JsonProperty("bearer")
  BEARER;

  void write(HttpRequest request, Secret key) {
    switch (this) {
      case X_API_KEY -> request.setHeader("x-api-key", key.value());
      case BEARER -> request.setHeader("Authorization", "Bearer " + key.value());
    }
  }
}
