package io.github.kiro4j.server.upstream.control;

import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.KiroHeaders;
import io.github.kiro4j.server.credentials.account.AccountRefusedException;
import io.github.kiro4j.server.outbound.ApiClient;
import io.github.kiro4j.server.outbound.ApiRequest;
import io.github.kiro4j.server.outbound.ApiResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/// Calls the service that manages accounts, in AWS's JSON protocol: one address, and the operation
/// in a header.
final class ControlPlaneClient {

  private static final String AWS_JSON = "application/x-amz-json-1.0";
  private static final String SERVICE = "AmazonCodeWhispererService.";

  private final ApiClient api;
  private final String baseUrl;
  private final KiroHeaders headers;
  private final Duration timeout;

  /// @param baseUrl `{region}` stands for the region that is asked
  ControlPlaneClient(ApiClient api, String baseUrl, KiroHeaders headers, Duration timeout) {
    this.api = api;
    this.baseUrl = baseUrl;
    this.headers = headers;
    this.timeout = timeout;
  }

  String address(String region) {
    return baseUrl.replace("{region}", region);
  }

  /// @param address of a region, from [#address]
  /// @throws AccountRefusedException if the answer is not a success
  /// @throws IOException if there is no answer
  <T> T call(
      String address, String operation, Object parameters, Credential credential, Class<T> answer)
      throws IOException {
    Map<String, String> all = headers.controlPlane(credential);
    all.put("x-amz-target", SERVICE + operation);
    all.put(ApiRequest.CONTENT_TYPE, AWS_JSON);
    ApiRequest request = ApiRequest.post(URI.create(address + "/"), all, parameters, timeout);
    ApiResponse response = api.send(request, credential.settings().proxy());
    if (!response.isSuccess()) {
      throw new AccountRefusedException(operation, response.status());
    }
    return response.require(answer, "an answer to " + operation);
  }
}
