package io.github.kiro4j.server.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.kiro4j.api.Json;
import java.io.IOException;
import java.time.Duration;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// A call whose answer is a small JSON document.
public final class JsonCall {

  /// No such answer is larger.
  private static final int MAX_BYTES = 1024 * 1024;

  private JsonCall() {}

  /// What came back.
  ///
  /// @param body missing when it was no JSON
  /// @param retryAfter null unless the answer says when to come back
  public record Answer(int status, JsonNode body, @Nullable Duration retryAfter) {
    public boolean isSuccess() {
      return status / 100 == 2;
    }
  }

  /// Sends the request and reads the answer to its end.
  ///
  /// @param timeout longest silence
  /// @throws IOException if there is no answer
  public static Answer send(HttpClient http, HttpUriRequestBase request, Duration timeout)
      throws IOException {
    request.setConfig(RequestConfig.custom().setResponseTimeout(Timeout.of(timeout)).build());
    return http.execute(
        request,
        response -> new Answer(response.getCode(), json(response), RetryAfter.of(response)));
  }

  private static JsonNode json(ClassicHttpResponse response) throws IOException {
    if (response.getEntity() == null) {
      return MissingNode.getInstance();
    }
    byte[] body = EntityUtils.toByteArray(response.getEntity(), MAX_BYTES);
    try {
      return Json.MAPPER.readTree(body);
    } catch (JsonProcessingException _) {
      return MissingNode.getInstance();
    }
  }
}
