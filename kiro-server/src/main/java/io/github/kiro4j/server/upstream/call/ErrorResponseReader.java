package io.github.kiro4j.server.upstream.call;

import io.github.kiro4j.protocol.failure.FailureClassifier;
import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.server.outbound.RetryAfter;
import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.jspecify.annotations.Nullable;

/// Reads an HTTP answer that is not a success.
public final class ErrorResponseReader {

  /// What is beyond in an error body tells nothing.
  private static final int MAX_BYTES = 64 * 1024;

  private ErrorResponseReader() {}

  /// What it means. Closes the answer.
  public static UpstreamFailure of(ClassicHttpResponse response) throws IOException {
    try (response) {
      byte[] body =
          response.getEntity() == null
              ? new byte[0]
              : response.getEntity().getContent().readNBytes(MAX_BYTES);
      EntityUtils.consumeQuietly(response.getEntity());
      return FailureClassifier.classify(
          response.getCode(),
          header(response, "x-amzn-errortype"),
          RetryAfter.of(response),
          body,
          header(response, "x-amzn-requestid"));
    }
  }

  private static @Nullable String header(ClassicHttpResponse response, String name) {
    Header header = response.getFirstHeader(name);
    return header == null ? null : header.getValue();
  }
}
