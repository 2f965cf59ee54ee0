package io.github.kiro4j.server.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.recording.Operation;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Images by URL in requests to a gateway that fetches them.
class ImagesByUrlTest {

  private static TestGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    gateway = TestGateway.start("images: {fetch: true}\n");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://127.0.0.1/a.png", "https://localhost:8443/", "https://[::1]/a"})
  void theOperatorsOwnMachineIsNoSource(String url) throws Exception {
    HttpResponse<String> response = gateway.postMessages(request(url));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body())
        .contains("invalid_request_error")
        .contains("messages.0.content.0.image.source.url.url: ")
        .contains("Unable to download the file: the host has no public address");
    assertThat(gateway.upstream().requests(Operation.GENERATE)).isEmpty();
  }

  @Test
  void imageInAToolResultIsReachedToo() throws Exception {
    String inResult =
        request("https://127.0.0.1/a.png")
            .replace(
                "[{\"type\":\"image\"",
                "[{\"type\":\"tool_result\",\"tool_use_id\":\"t\",\"content\":[{\"type\":\"image\"")
            .replace("}}]}]}", "}}]}]}]}");

    assertThat(gateway.postMessages(inResult).body())
        .contains("messages.0.content.0.tool_result.content.0.image.source.url.url: ");
  }

  @Test
  void countingFetchesNothing() throws Exception {
    HttpResponse<String> response =
        gateway.send(
            gateway
                .request("/v1/messages/count_tokens")
                .POST(BodyPublishers.ofString(request("https://127.0.0.1/a"))));

    assertThat(response.statusCode()).isEqualTo(200);
  }

  private static String request(String url) {
    return """
    {"model":"claude-sonnet-4-5","max_tokens":100,"messages":[{"role":"user","content":\
    [{"type":"image","source":{"type":"url","url":"%s"}}]}]}\
    """
        .formatted(url);
  }
}
