package io.github.kiro4j.server.upstream.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.protocol.dialect.WireRequest;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Network;
import io.github.kiro4j.server.outbound.ApiClient;
import io.github.kiro4j.server.outbound.ApiRequest;
import io.github.kiro4j.server.outbound.ApiResponse;
import io.github.kiro4j.server.outbound.ProxySettings;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Calls tools that the service runs itself, once each.
public final class McpClient {

  private final ApiClient api;
  private final Duration timeout;

  public McpClient(ApiClient api, Duration timeout) {
    this.api = api;
    this.timeout = timeout;
  }

  /// Sends the call and waits for the whole answer.
  ///
  /// @param call a JSON-RPC request
  /// @param proxy null for the configured proxy
  /// @param cancellation aborts the call
  /// @return the JSON-RPC response
  public byte[] call(
      ObjectNode call,
      Destination destination,
      @Nullable ProxySettings proxy,
      Cancellation cancellation)
      throws UpstreamFailureException {
    WireRequest wire = destination.dialect().mcp(call, destination.caller(), UUID.randomUUID());
    ApiRequest request =
        ApiRequest.post(destination.address(wire), wire.headers(), wire.content(), timeout);
    ApiResponse response;
    try {
      response = api.send(request, proxy, cancellation::begin);
    } catch (IOException e) {
      throw new UpstreamFailureException(cancellation.reasonOr(new Network()), e);
    }
    if (!response.isSuccess()) {
      throw new UpstreamFailureException(ErrorResponseReader.of(response));
    }
    return response.body();
  }
}
