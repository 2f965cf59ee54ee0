package io.github.kiro4j.server.credentials.refresh;

import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.outbound.HttpClients;
import io.github.kiro4j.server.outbound.JsonCall;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.hc.client5.http.classic.methods.HttpPost;

/// The auth services as they are, each credential's through its own proxy.
public final class HttpTokenService implements TokenService {

  private final HttpClients http;
  private final RefreshRequests requests;
  private final Duration timeout;
  private final InstantSource clock;

  public HttpTokenService(
      HttpClients http, RefreshRequests requests, Duration timeout, InstantSource clock) {
    this.http = http;
    this.requests = requests;
    this.timeout = timeout;
    this.clock = clock;
  }

  @Override
  public IssuedTokens refresh(Credential credential) throws RefreshFailedException {
    Instant asked = clock.instant();
    HttpPost request = requests.of(credential);
    try {
      return RefreshResponses.tokens(
          JsonCall.send(http.through(credential.settings().proxy()), request, timeout), asked);
    } catch (IOException e) {
      throw new RefreshFailedException(new RefreshFailure.Unavailable(0, null), e);
    }
  }
}
