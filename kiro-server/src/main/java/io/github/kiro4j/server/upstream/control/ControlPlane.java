package io.github.kiro4j.server.upstream.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.KiroHeaders;
import io.github.kiro4j.server.credentials.account.AccountRefusedException;
import io.github.kiro4j.server.outbound.HttpClients;
import io.github.kiro4j.server.outbound.JsonCall;
import io.github.kiro4j.server.outbound.JsonCall.Answer;
import java.io.IOException;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;

/// Calls the service that manages accounts, on its JSON face: one address, the operation in a
/// header.
final class ControlPlane {

  private static final ContentType JSON = ContentType.create("application/x-amz-json-1.0");
  private static final String SERVICE = "AmazonCodeWhispererService.";

  private final HttpClients http;
  private final String baseUrl;
  private final KiroHeaders identity;
  private final Duration timeout;

  /// @param baseUrl `{region}` stands for the region that is asked
  ControlPlane(HttpClients http, String baseUrl, KiroHeaders identity, Duration timeout) {
    this.http = http;
    this.baseUrl = baseUrl;
    this.identity = identity;
    this.timeout = timeout;
  }

  String address(String region) {
    return baseUrl.replace("{region}", region);
  }

  /// @param address of a region, from [#address]
  /// @throws AccountRefusedException if the answer is not a success
  /// @throws IOException if there is none
  JsonNode call(String address, String operation, ObjectNode parameters, Credential credential)
      throws IOException {
    HttpPost request = new HttpPost(address + "/");
    request.setHeader("x-amz-target", SERVICE + operation);
    identity.writeControlHeaders(request, credential);
    request.setEntity(new StringEntity(parameters.toString(), JSON));
    Answer answer = JsonCall.send(http.through(credential.settings().proxy()), request, timeout);
    if (!answer.isSuccess()) {
      throw new AccountRefusedException(operation, answer.status());
    }
    return answer.body();
  }
}
