package io.github.kiro4j.server.entry;

import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.messages.ErrorResponse;
import io.github.kiro4j.protocol.failure.ClientError;
import io.github.kiro4j.server.http.RequestId;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Writes errors as Anthropic JSON where Jersey does not have the request. Never blocks.
final class Refusal {

  private Refusal() {}

  static void write(ClientError error, Response response, Callback callback) {
    response.setStatus(error.status());
    String requestId = RequestId.next();
    byte[] body = Json.bytes(new ErrorResponse(error.error(), requestId));
    HttpFields.Mutable headers = response.getHeaders();
    headers.put(HttpHeader.CONTENT_TYPE, "application/json");
    headers.put(HttpHeader.CONTENT_LENGTH, body.length);
    headers.put(RequestId.HEADER, requestId);
    error.headers().forEach(headers::put);
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
