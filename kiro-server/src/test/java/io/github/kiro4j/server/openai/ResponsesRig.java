package io.github.kiro4j.server.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.recording.Operation;
import io.github.kiro4j.simulator.script.Script;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/// A gateway for tests of `POST /v1/responses`, and what their requests have in common.
final class ResponsesRig implements AutoCloseable {

  private final TestGateway gateway;

  private ResponsesRig(TestGateway gateway) {
    this.gateway = gateway;
  }

  static ResponsesRig start() throws Exception {
    return new ResponsesRig(TestGateway.startWithoutRetries());
  }

  TestGateway gateway() {
    return gateway;
  }

  void forget() {
    gateway.upstream().forgetRequests();
  }

  @Override
  public void close() {
    gateway.close();
  }

  HttpResponse<String> post(String body) throws Exception {
    return post(gateway, body);
  }

  static final String EXEC =
      """
      "tools":[{"type":"function","name":"exec_command","strict":false,
        "parameters":{"type":"object","properties":{"cmd":{"type":"string"}}}}]\
      """;

  static final String REASONING = "\"reasoning\":{\"effort\":\"low\",\"summary\":\"auto\"},";

  static String question(String members) {
    return """
    {"model":"claude-sonnet-4-5","input":"Hi",%s}
    """
        .formatted(members);
  }

  static String input(String items, String members) {
    return "{\"model\":\"claude-sonnet-4-5\",\"input\":[" + items + "]," + members + "}";
  }

  static String native5(String items, String members) {
    return "{\"model\":\"claude-opus-5\",\"input\":[" + items + "]," + members + "}";
  }

  void script(Script answer) {
    gateway.upstream().scripts().next(answer);
  }

  static JsonNode json(String text) throws IOException {
    return Json.MAPPER.readTree(text);
  }

  String upstreamBody() {
    return gateway.upstream().requests(Operation.GENERATE).getLast().json().toString();
  }

  static HttpResponse<String> post(TestGateway to, String body) throws Exception {
    return to.send(to.request("/v1/responses").POST(BodyPublishers.ofString(body)));
  }

  static List<String> types(Iterable<JsonNode> nodes) {
    List<String> types = new ArrayList<>();
    nodes.forEach(node -> types.add(node.path("type").asText()));
    return types;
  }

  static List<JsonNode> events(HttpResponse<String> response) throws IOException {
    List<JsonNode> events = new ArrayList<>();
    for (String line : response.body().lines().toList()) {
      if (line.startsWith("data: ")) {
        events.add(json(line.substring("data: ".length())));
      }
    }
    return events;
  }
}
