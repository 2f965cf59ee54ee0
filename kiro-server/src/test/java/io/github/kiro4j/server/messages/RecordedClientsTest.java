package io.github.kiro4j.server.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.protocol.dialect.route.Endpoint;
import io.github.kiro4j.server.media.pdf.TestPdf;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.server.testing.TestImage;
import io.github.kiro4j.simulator.recording.Operation;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Requests that Claude Code and the AI SDK sent, recorded, through each endpoint: the simulator
/// refuses what the service would refuse.
@Timeout(120)
class RecordedClientsTest {

  private static final Path RECORDINGS =
      Path.of("..", "kiro-protocol", "src", "test", "resources", "mapping");

  private static final String IMAGE =
      Base64.getEncoder().encodeToString(TestImage.written(TestImage.redAndBlue(64, 64), "png"));

  @ParameterizedTest
  @EnumSource
  void conversationsPass(Endpoint endpoint) throws Exception {
    try (TestGateway gateway =
        TestGateway.startWith("  endpoints: [%s]\n".formatted(endpoint.label()), "")) {
      for (Path recording : recordings()) {
        gateway.upstream().forgetRequests();
        ObjectNode request = request(recording);

        assertPlain(recording, gateway.postMessages(request.put("stream", false).toString()));
        assertStreamed(recording, gateway.postMessages(request.put("stream", true).toString()));

        assertThat(gateway.upstream().requests(Operation.GENERATE))
            .as(recording.toString())
            .isNotEmpty()
            .allSatisfy(sent -> assertThat(sent.host().name()).isEqualTo(endpoint.name()));
      }
    }
  }

  private static void assertPlain(Path recording, HttpResponse<String> response) throws Exception {
    assertThat(response.statusCode()).as(recording + response.body()).isEqualTo(200);
    assertThat(Json.MAPPER.readTree(response.body()).path("stop_reason").textValue())
        .as(recording.toString())
        .isIn("end_turn", "tool_use", "max_tokens", "stop_sequence");
  }

  private static void assertStreamed(Path recording, HttpResponse<String> response) {
    assertThat(response.statusCode()).as(recording + response.body()).isEqualTo(200);
    assertThat(response.body())
        .as(recording.toString())
        .contains("event: message_stop")
        .doesNotContain("event: error");
  }

  private static List<Path> recordings() throws IOException {
    try (Stream<Path> folders = Files.list(RECORDINGS)) {
      List<Path> clients =
          folders
              .filter(folder -> folder.getFileName().toString().startsWith("client-"))
              .sorted()
              .toList();
      assertThat(clients).hasSizeGreaterThan(10);
      return clients;
    }
  }

  /// The recording with a whole file in the place of each stub.
  private static ObjectNode request(Path recording) throws IOException {
    ObjectNode request =
        (ObjectNode) Json.MAPPER.readTree(recording.resolve("request.json").toFile());
    for (JsonNode source : request.findParents("media_type")) {
      boolean pdf = source.path("media_type").asText().equals("application/pdf");
      ((ObjectNode) source).put("data", pdf ? TestPdf.ofPages("Page one") : IMAGE);
    }
    return request;
  }
}
