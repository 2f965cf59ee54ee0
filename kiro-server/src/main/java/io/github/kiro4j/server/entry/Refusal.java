package io.github.kiro4j.server.entry;

import io.github.kiro4j.api.Json;
import io.github.kiro4j.protocol.failure.ClientError;
import io.github.kiro4j.server.http.ErrorForm;
import io.github.kiro4j.server.http.RequestId;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Writes errors in the form of the client's API where Jersey does not have the request. Never
/// blocks.
final class Refusal {

  private Refusal() {}

  static void write(ClientError error, Response response, Callback callback) {
    ErrorForm form = ErrorForm.of(Request.getPathInContext(response.getRequest()));
    response.setStatus(form.status(error));
    String requestId = RequestId.of(response.getRequest());
    byte[] body = Json.bytes(form.body(error, requestId));
    HttpFields.Mutable headers = response.getHeaders();
    headers.put(HttpHeader.CONTENT_TYPE, "application/json");
    headers.put(HttpHeader.CONTENT_LENGTH, body.length);
    headers.put(RequestId.HEADER, requestId);
    if (form.isOpenAi()) {
      headers.put(RequestId.OPENAI_HEADER, requestId);
    }
    error.headers().forEach(headers::put);
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
