package io.github.kiro4j.server.upstream.call;

import io.github.kiro4j.protocol.failure.FailureClassifier;
import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.server.outbound.ApiResponse;
import io.github.kiro4j.server.outbound.RetryAfter;
import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/// Reads what an HTTP answer of the service that is not a success means.
public final class ErrorResponseReader {

  private static final String TYPE = "x-amzn-errortype";
  private static final String REQUEST_ID = "x-amzn-requestid";

  /// The rest of a longer error body is ignored.
  private static final int MAX_BYTES = 64 * 1024;

  private ErrorResponseReader() {}

  /// The failure that a short call was answered with.
  public static UpstreamFailure of(ApiResponse response) {
    return FailureClassifier.classify(
        response.status(),
        response.header(TYPE),
        response.retryAfter(),
        response.body(),
        response.header(REQUEST_ID));
  }

  /// The failure that a streaming call was answered with. The answer still has to be closed.
  static UpstreamFailure of(ClassicHttpResponse response) throws IOException {
    return FailureClassifier.classify(
        response.getCode(),
        header(response, TYPE),
        RetryAfter.of(header(response, "retry-after"), header(response, "date")),
        body(response),
        header(response, REQUEST_ID));
  }

  private static byte[] body(ClassicHttpResponse response) throws IOException {
    return response.getEntity() == null
        ? new byte[0]
        : response.getEntity().getContent().readNBytes(MAX_BYTES);
  }

  private static @Nullable String header(ClassicHttpResponse response, String name) {
    Header header = response.getFirstHeader(name);
    return header == null ? null : header.getValue();
  }
}
