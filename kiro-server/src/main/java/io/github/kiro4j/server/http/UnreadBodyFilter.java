package io.github.kiro4j.server.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.io.IOException;
import java.io.InputStream;

/// Reads the rest of a request body before the response is sent.
///
/// Jetty closes a connection with an unread body without announcing it in the response: the
/// client's next request on the connection would be lost, or a client that is still writing would
/// receive a reset instead of the response.
public final class UnreadBodyFilter implements ContainerResponseFilter {

  private final long maxBytes;

  /// @param maxBytes maximum length of an unread body; for a longer one, the response announces
  ///   that the connection closes
  public UnreadBodyFilter(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!drained(request)) {
      response.getHeaders().putSingle("Connection", "close");
    }
  }

  private boolean drained(ContainerRequestContext request) {
    if (expectsContinue(request)) {
      return request.getLength() == 0;
    }
    try {
      InputStream body = request.getEntityStream();
      return body.read() < 0 || endsSoon(body);
    } catch (IllegalStateException _) {
      // Jersey closes the body after a message body reader has consumed it.
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

  /// A client that sends `Expect: 100-continue` sends no body until the gateway starts to read it.
  private static boolean expectsContinue(ContainerRequestContext request) {
    return request.getHeaderString("Expect") != null;
  }
}
