package io.github.kiro4j.server.outbound;

import java.io.IOException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;

/// Keeps a proxy's answers apart from the upstream's: HttpClient returns a refused CONNECT as if it
/// were the answer to the request.
final class ProxyRefusals {

  private static final String PASSED = ProxyRefusals.class.getName();

  private ProxyRefusals() {}

  /// Makes every refusal by the proxy an exception.
  static void failCalls(HttpClientBuilder builder) {
    builder
        .addExecInterceptorFirst("proxy refusals", ProxyRefusals::check)
        .addExecInterceptorBefore(
            ChainElement.MAIN_TRANSPORT.name(), "proxy passed", ProxyRefusals::markPassed);
  }

  private static ClassicHttpResponse markPassed(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    scope.clientContext.setAttribute(PASSED, true);
    return chain.proceed(request, scope);
  }

  private static ClassicHttpResponse check(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    ClassicHttpResponse response = chain.proceed(request, scope);
    boolean refusedByProxy =
        scope.clientContext.getAttribute(PASSED) == null
            || response.getCode() == HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED;
    if (refusedByProxy) {
      response.close();
      throw new IOException("the proxy refused the connection with HTTP " + response.getCode());
    }
    return response;
  }
}
