package io.github.kiro4j.server.entry;

import io.github.kiro4j.api.messages.ErrorType;
import io.github.kiro4j.protocol.failure.ClientError;
import io.github.kiro4j.protocol.failure.ClientErrors;
import io.github.kiro4j.server.clients.KeyIdentity;
import io.github.kiro4j.server.clients.KeyRefusal;
import io.github.kiro4j.server.clients.KeyRing.Found;
import io.github.kiro4j.server.http.keys.ApiKeyFilter;
import io.github.kiro4j.server.http.keys.PresentedKeys;
import io.github.kiro4j.server.http.keys.TrustedProxies;
import io.github.kiro4j.server.http.keys.WrongKeys;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// Finds out whose API key a request presents, before anything of a body is read: as `x-api-key` or
/// as `Authorization: Bearer`; if both headers are given, one of them has to have the key.
///
/// A right key is always accepted. Wrong keys are limited by address and answered with 429. A
/// request without a right key, or for a path that needs none, goes on without its body. Every
/// answer to a key with limits has headers that say what is left of them.
final class ClientKeyCheck extends Handler.Wrapper {

  private final ClientKeys keys;
  private final WrongKeys wrongKeys;
  private final TrustedProxies proxies;

  ClientKeyCheck(ClientKeys keys, WrongKeys wrongKeys, TrustedProxies proxies) {
    this.keys = keys;
    this.wrongKeys = wrongKeys;
    this.proxies = proxies;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Optional<ClientError> refusal = Optional.empty();
    switch (GatewayPaths.of(request)) {
      case CLIENT_API -> refusal = check(request);
      case ADMIN_PAGE, OTHER -> RawBody.of(request).discard();
      case ADMIN_API -> {}
    }
    if (refusal.isPresent()) {
      Refusal.write(refusal.get(), response, callback);
      return true;
    }
    Optional<KeyIdentity> caller = KeyIdentity.in(request.getAttribute(KeyIdentity.ATTRIBUTE));
    return super.handle(
        request,
        caller.<Response>map(known -> new Answer(request, response, known)).orElse(response),
        callback);
  }

  /// The error of a request that goes no further.
  private Optional<ClientError> check(Request request) {
    PresentedKeys presented = PresentedKeys.of(request.getHeaders());
    return switch (keys.find(presented)) {
      case Found.Accepted(KeyIdentity caller) -> {
        RawBody.of(request).trust();
        request.setAttribute(KeyIdentity.ATTRIBUTE, caller);
        yield Optional.empty();
      }
      case Found.Refused(_, KeyRefusal refusal) -> {
        RawBody.of(request).discard();
        request.setAttribute(ApiKeyFilter.REFUSED, refusal);
        yield Optional.empty();
      }
      case Found.Unread _ -> {
        RawBody.of(request).discard();
        yield Optional.of(ClientErrors.KEYS_UNREAD);
      }
      case Found.Nothing _ -> {
        RawBody.of(request).discard();
        yield presented.none()
            ? Optional.empty()
            : wrongKeys.count(proxies.source(request)).map(ClientKeyCheck::tooFast);
      }
    };
  }

  private static ClientError tooFast(Duration wait) {
    return ClientError.of(
            ErrorType.RATE_LIMIT_ERROR,
            "Too many wrong API keys came from this address. Use the gateway's API key; requests"
                + " with the right key are served at once.")
        .retryAfter(wait)
        .withoutRetry();
  }

  /// The response, which gets its headers last, so that they include this request.
  private final class Answer extends Response.Wrapper {

    private final KeyIdentity caller;
    private boolean begun;

    Answer(Request request, Response response, KeyIdentity caller) {
      super(request, response);
      this.caller = caller;
    }

    @Override
    public void write(boolean last, @Nullable ByteBuffer content, Callback callback) {
      if (!begun) {
        begun = true;
        keys.usage().headers(caller).forEach(getHeaders()::put);
      }
      super.write(last, content, callback);
    }
  }
}
