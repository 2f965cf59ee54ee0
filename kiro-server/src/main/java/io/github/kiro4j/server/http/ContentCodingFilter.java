package io.github.kiro4j.server.http;

import io.github.kiro4j.api.messages.ApiError;
import io.github.kiro4j.api.messages.ErrorType;
import io.github.kiro4j.protocol.failure.ClientError;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Decodes bodies that clients compress with gzip, and refuses other codings. Runs after the keys
/// were checked; the body is decoded only while somebody reads it.
@Priority(Priorities.ENTITY_CODER)
public final class ContentCodingFilter implements ContainerRequestFilter {

  private static final int BUFFER_BYTES = 8 * 1024;

  @Override
  public void filter(ContainerRequestContext request) {
    String coding = coding(request.getHeaderString(HttpHeaders.CONTENT_ENCODING));
    switch (coding) {
      case "", "identity" -> {}
      case "gzip", "x-gzip" -> request.setEntityStream(new GzipBody(request.getEntityStream()));
      default -> request.abortWith(unsupported(coding, request));
    }
  }

  private static String coding(@Nullable String header) {
    return header == null ? "" : header.strip().toLowerCase(Locale.ROOT);
  }

  private static Response unsupported(String coding, ContainerRequestContext request) {
    ClientError error =
        error(
            415,
            "The content encoding \"%.40s\" is not supported; send the body as it is, or in gzip"
                .formatted(coding),
            "request_body_encoding_unsupported");
    return Response.fromResponse(ErrorResponses.of(error, request))
        .header(HttpHeaders.ACCEPT_ENCODING, "gzip, identity")
        .build();
  }

  private static ClientError error(int status, String message, String code) {
    ApiError error =
        new ApiError(
            ErrorType.INVALID_REQUEST_ERROR.wireName(), message, new ApiError.Details(code));
    return new ClientError(status, error, null, false);
  }

  /// A body in gzip. The header of the format is read with the first byte.
  private static final class GzipBody extends InputStream {

    private final InputStream body;
    private @Nullable InputStream content;

    GzipBody(InputStream body) {
      this.body = body;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        if (content == null) {
          content = new GZIPInputStream(body, BUFFER_BYTES);
        }
        return content.read(bytes, offset, length);
      } catch (ZipException | EOFException _) {
        // What is left is not decoded, whoever reads it.
        content = body;
        throw new ApiException(
            error(400, "The request body is not valid gzip", "request_body_encoding_invalid"));
      }
    }

    @Override
    public void close() throws IOException {
      body.close();
    }
  }
}
