package io.github.kiro4j.server.upstream.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Network;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.outbound.ApiClient;
import io.github.kiro4j.server.outbound.ApiRequest;
import io.github.kiro4j.server.outbound.ApiResponse;
import java.io.IOException;
import java.time.Duration;

/// Calls tools that the service runs itself, once each.
public final class McpClient {

  private final ApiClient api;
  private final DataPlaneRequests requests;
  private final Duration timeout;

  public McpClient(ApiClient api, DataPlaneRequests requests, Duration timeout) {
    this.api = api;
    this.requests = requests;
    this.timeout = timeout;
  }

  /// Sends the call and waits for the whole answer.
  ///
  /// @param call a JSON-RPC request
  /// @param cancellation aborts the call
  /// @return the JSON-RPC response
  public byte[] call(JsonNode call, Credential credential, Cancellation cancellation)
      throws UpstreamFailureException {
    ApiRequest request = requests.mcp(call, credential, timeout);
    ApiResponse response;
    try {
      response = api.send(request, credential.settings().proxy(), cancellation::begin);
    } catch (IOException e) {
      throw new UpstreamFailureException(cancellation.reasonOr(new Network()), e);
    }
    if (!response.isSuccess()) {
      throw new UpstreamFailureException(ErrorResponseReader.of(response));
    }
    return response.body();
  }
}
