package io.github.kiro4j.server.entry;

import io.github.kiro4j.api.messages.ErrorType;
import io.github.kiro4j.protocol.failure.ClientError;
import io.github.kiro4j.server.http.keys.ApiKeyFilter;
import io.github.kiro4j.server.http.keys.PresentedKeys;
import io.github.kiro4j.server.http.keys.TrustedProxies;
import io.github.kiro4j.server.http.keys.WrongKeys;
import io.github.kiro4j.server.secret.Secret;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Compares API keys before anything of a body is read: as `x-api-key` or as `Authorization:
/// Bearer`; if both headers are given, one of them has to have the key.
///
/// A right key is always accepted. Wrong keys are limited by address and answered with 429. A
/// request without a right key, or for a path that needs none, goes on without its body.
final class ClientKeyCheck extends Handler.Wrapper {

  private final Secret key;
  private final WrongKeys wrongKeys;
  private final TrustedProxies proxies;

  ClientKeyCheck(Secret key, WrongKeys wrongKeys, TrustedProxies proxies) {
    if (key.blank()) {
      throw new IllegalArgumentException("the API key must not be blank");
    }
    this.key = key;
    this.wrongKeys = wrongKeys;
    this.proxies = proxies;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Optional<Duration> wait = Optional.empty();
    switch (GatewayPaths.of(request)) {
      case CLIENT_API -> wait = check(request);
      case ADMIN_PAGE, OTHER -> RawBody.of(request).discard();
      case ADMIN_API -> {}
    }
    if (wait.isPresent()) {
      Refusal.write(tooFast(wait.get()), response, callback);
      return true;
    }
    return super.handle(request, response, callback);
  }

  /// How long the caller has to wait before the next wrong key.
  private Optional<Duration> check(Request request) {
    PresentedKeys keys = PresentedKeys.of(request.getHeaders());
    if (keys.include(key)) {
      RawBody.of(request).trust();
      request.setAttribute(ApiKeyFilter.ACCEPTED, true);
      return Optional.empty();
    }
    RawBody.of(request).discard();
    return keys.none() ? Optional.empty() : wrongKeys.count(proxies.source(request));
  }

  private static ClientError tooFast(Duration wait) {
    return ClientError.of(
            ErrorType.RATE_LIMIT_ERROR,
            "Too many wrong API keys came from this address. Use the gateway's API key; requests"
                + " with the right key are served at once.")
        .retryAfter(wait)
        .withoutRetry();
  }
}
