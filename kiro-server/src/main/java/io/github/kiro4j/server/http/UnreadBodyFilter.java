package io.github.kiro4j.server.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.io.IOException;
import java.io.InputStream;

/// Hears a request out before it is answered.
///
/// Jetty closes a connection on which a part of the request is left, and says nothing of that in
/// the reply: the client's next request on it would be lost, or the client, still writing, would
/// get a reset instead of the reason.
public final class UnreadBodyFilter implements ContainerResponseFilter {

  private final long maxBytes;

  /// @param maxBytes how much of a body that nobody wants is read; with more of it, the reply says
  ///   that the connection closes
  public UnreadBodyFilter(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!heardOut(request)) {
      response.getHeaders().putSingle("Connection", "close");
    }
  }

  private boolean heardOut(ContainerRequestContext request) {
    if (waitsForPermission(request)) {
      return request.getLength() == 0;
    }
    try {
      InputStream body = request.getEntityStream();
      return body.read() < 0 || endsSoon(body);
    } catch (IllegalStateException _) {
      // Jersey closes a body after a reader that made an object of it, and so of all of it.
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private boolean endsSoon(InputStream body) throws IOException {
    byte[] buffer = new byte[8192];
    long read = 1;
    while (read <= maxBytes) {
      int count = body.read(buffer);
      if (count < 0) {
        return true;
      }
      read += count;
    }
    return false;
  }

  /// Such a client sends nothing before it is asked to, and reading would ask it.
  private static boolean waitsForPermission(ContainerRequestContext request) {
    return request.getHeaderString("Expect") != null;
  }
}
