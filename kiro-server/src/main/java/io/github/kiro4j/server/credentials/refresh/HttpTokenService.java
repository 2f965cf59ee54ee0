package io.github.kiro4j.server.credentials.refresh;

import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.outbound.ApiClient;
import io.github.kiro4j.server.outbound.ApiRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;

/// Refreshes tokens at the auth services, each credential's through its own proxy.
public final class HttpTokenService implements TokenService {

  private final ApiClient api;
  private final RefreshRequests requests;
  private final InstantSource clock;

  public HttpTokenService(ApiClient api, RefreshRequests requests, InstantSource clock) {
    this.api = api;
    this.requests = requests;
    this.clock = clock;
  }

  @Override
  public IssuedTokens refresh(Credential credential) throws RefreshFailedException {
    Instant sent = clock.instant();
    ApiRequest request = requests.of(credential);
    try {
      return AuthResponses.tokens(
          api.send(request, credential.settings().proxy()), credential.login(), sent);
    } catch (IOException e) {
      throw new RefreshFailedException(new RefreshFailure.Unavailable(0, null), e);
    }
  }
}
