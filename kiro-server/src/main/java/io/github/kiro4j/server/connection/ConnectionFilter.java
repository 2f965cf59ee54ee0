package io.github.kiro4j.server.connection;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/// Gives every request its [ClientConnection].
public final class ConnectionFilter implements Filter {

  private final DepartureWatch watch;

  public ConnectionFilter(DepartureWatch watch) {
    this.watch = watch;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    request.setAttribute(
        ClientConnection.ATTRIBUTE,
        new ClientConnection(watch, ServletContextRequest.getServletContextRequest(request)));
    chain.doFilter(request, response);
  }
}
