package io.github.kiro4j.server.http.keys;

import io.github.kiro4j.api.messages.ErrorType;
import io.github.kiro4j.protocol.failure.ClientError;
import io.github.kiro4j.server.clients.KeyIdentity;
import io.github.kiro4j.server.clients.KeyRefusal;
import io.github.kiro4j.server.http.ApiException;
import io.github.kiro4j.server.http.ClientApi;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/// Refuses requests whose API key has not been accepted. The key is compared before Jersey has the
/// request, so that nothing of a body is read for a caller without the key.
@ClientApi
@Priority(Priorities.AUTHENTICATION)
public final class ApiKeyFilter implements ContainerRequestFilter {

  /// The attribute of a request with a key that the gateway knows, but does not accept: why.
  public static final String REFUSED = ApiKeyFilter.class.getName();

  @Override
  public void filter(ContainerRequestContext request) {
    if (KeyIdentity.in(request.getProperty(KeyIdentity.ATTRIBUTE)).isPresent()) {
      return;
    }
    if (request.getProperty(REFUSED) instanceof KeyRefusal refusal) {
      throw unauthorized(refusal.sentence());
    }
    PresentedKeys keys = PresentedKeys.of(request);
    if (keys.none()) {
      throw unauthorized("x-api-key header is required");
    }
    throw unauthorized(keys.header() != null ? "invalid x-api-key" : "Invalid bearer token");
  }

  /// Without `x-should-retry: false` Claude Code would retry for three minutes.
  private static ApiException unauthorized(String message) {
    return new ApiException(ClientError.of(ErrorType.AUTHENTICATION_ERROR, message).withoutRetry());
  }
}
