package io.github.kiro4j.server.outbound;

import java.io.IOException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;

/// Keeps what a proxy answers apart from what the upstream answers: the client hands out a refused
/// CONNECT as if it were the answer to the request.
final class ProxyRefusals {

  private static final String REACHED = ProxyRefusals.class.getName();

  private ProxyRefusals() {}

  /// Makes every refusal of the proxy an exception.
  static void failCalls(HttpClientBuilder builder) {
    builder
        .addExecInterceptorFirst("proxy refusals", ProxyRefusals::check)
        .addExecInterceptorBefore(
            ChainElement.MAIN_TRANSPORT.name(), "way to the upstream", ProxyRefusals::noteReached);
  }

  private static ClassicHttpResponse noteReached(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    scope.clientContext.setAttribute(REACHED, true);
    return chain.proceed(request, scope);
  }

  private static ClassicHttpResponse check(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    ClassicHttpResponse response = chain.proceed(request, scope);
    boolean ofTheProxy =
        scope.clientContext.getAttribute(REACHED) == null
            || response.getCode() == HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED;
    if (ofTheProxy) {
      response.close();
      throw new IOException("the proxy refuses with HTTP " + response.getCode());
    }
    return response;
  }
}
