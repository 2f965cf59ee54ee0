package io.github.kiro4j.server.http;

import io.github.kiro4j.api.messages.ErrorType;
import io.github.kiro4j.protocol.failure.ClientError;
import io.github.kiro4j.server.secret.Secret;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/// Admits requests with the API key, as `x-api-key` or as `Authorization: Bearer`. If both headers
/// are given, one of them has to have the key.
@ClientApi
@Priority(Priorities.AUTHENTICATION)
public final class ApiKeyFilter implements ContainerRequestFilter {

  private final Secret apiKey;

  public ApiKeyFilter(Secret apiKey) {
    if (apiKey.blank()) {
      throw new IllegalArgumentException("the API key must not be blank");
    }
    this.apiKey = apiKey;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    PresentedKeys keys = PresentedKeys.of(request);
    if (keys.none()) {
      throw unauthorized("x-api-key header is required");
    }
    if (!keys.include(apiKey)) {
      throw unauthorized(keys.header() != null ? "invalid x-api-key" : "Invalid bearer token");
    }
  }

  /// Without `x-should-retry: false` Claude Code would retry for three minutes.
  private static ApiException unauthorized(String message) {
    return new ApiException(ClientError.of(ErrorType.AUTHENTICATION_ERROR, message).withoutRetry());
  }
}
