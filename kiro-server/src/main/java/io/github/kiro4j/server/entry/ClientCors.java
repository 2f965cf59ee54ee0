package io.github.kiro4j.server.entry;

import io.github.kiro4j.server.http.RequestId;
import io.github.kiro4j.server.http.UsageHeaders;
import java.time.Duration;
import java.util.Set;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.CrossOriginHandler;
import org.eclipse.jetty.util.Callback;

/// Lets pages of any origin use the client API, as the official SDK does in browsers. The key in a
/// header protects the API; no cookie does. No other path, and never the admin API, is open to
/// other origins.
final class ClientCors extends CrossOriginHandler {

  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "OPTIONS");

  /// Any header, since SDKs add headers of their own with each release. The wildcard does not cover
  /// `authorization` (Fetch standard), and old browsers know none: the headers of the official SDKs
  /// for TypeScript stand beside it.
  private static final Set<String> ALLOWED =
      Set.of(
          "*",
          "accept",
          "anthropic-beta",
          "anthropic-dangerous-direct-browser-access",
          "anthropic-version",
          "authorization",
          "content-type",
          "idempotency-key",
          "openai-beta",
          "openai-organization",
          "openai-project",
          "x-api-key",
          "x-stainless-arch",
          "x-stainless-helper",
          "x-stainless-helper-method",
          "x-stainless-lang",
          "x-stainless-os",
          "x-stainless-package-version",
          "x-stainless-retry-count",
          "x-stainless-runtime",
          "x-stainless-runtime-version",
          "x-stainless-timeout");

  /// Headers of the answer that a client evaluates.
  private static final Set<String> EXPOSED =
      Set.of(
          RequestId.HEADER,
          RequestId.OPENAI_HEADER,
          "retry-after",
          "x-should-retry",
          UsageHeaders.CREDENTIAL,
          UsageHeaders.CREDITS);

  private static final Duration PREFLIGHT_AGE = Duration.ofHours(1);

  ClientCors() {
    setAllowedOriginPatterns(Set.of("*"));
    setAllowedMethods(METHODS);
    setAllowedHeaders(ALLOWED);
    setExposedHeaders(EXPOSED);
    setPreflightMaxAge(PREFLIGHT_AGE);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (isClientApi(Request.getPathInContext(request))) {
      return super.handle(request, response, callback);
    }
    Handler next = getHandler();
    return next != null && next.handle(request, response, callback);
  }

  private static boolean isClientApi(String path) {
    return path.startsWith("/v1/") || path.startsWith("/cc/v1/");
  }
}
