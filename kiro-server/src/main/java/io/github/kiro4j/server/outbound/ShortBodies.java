package io.github.kiro4j.server.outbound;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.Response.Status.Family;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.client5.http.classic.methods.HttpUriRequest;
import org.apache.hc.client5.http.impl.classic.CloseableHttpResponse;
import org.apache.hc.core5.io.Closer;
import org.glassfish.jersey.client.ClientRequest;

/// Reads the body of an answer before anybody looks at it, and no more of it than short calls need.
final class ShortBodies implements ClientResponseFilter {

  private static final int MAX_BYTES = 4 * 1024 * 1024;

  /// The rest of a longer error body is ignored.
  private static final int MAX_ERROR_BYTES = 64 * 1024;

  @Override
  public void filter(ClientRequestContext request, ClientResponseContext response)
      throws IOException {
    try (InputStream body = response.getEntityStream()) {
      boolean success = response.getStatusInfo().getFamily() == Family.SUCCESSFUL;
      byte[] read = body.readNBytes(success ? MAX_BYTES + 1 : MAX_ERROR_BYTES);
      if (read.length > MAX_BYTES) {
        throw new IOException("the answer is larger than " + MAX_BYTES + " bytes");
      }
      response.setEntityStream(new ByteArrayInputStream(read));
    }
  }

  /// A body that was read to its end has given its connection back by then, and nothing happens
  /// here. The connection of any other is closed: to reuse it, HttpClient would read the rest.
  static void release(
      ClientRequest request, HttpUriRequest sent, CloseableHttpResponse response, InputStream body)
      throws IOException {
    sent.abort();
    Closer.closeQuietly(response);
  }
}
