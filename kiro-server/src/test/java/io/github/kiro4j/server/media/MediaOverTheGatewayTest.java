package io.github.kiro4j.server.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.server.media.pdf.TestPdf;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.server.testing.TestImage;
import io.github.kiro4j.simulator.recording.Operation;
import java.awt.image.BufferedImage;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// PDFs and images in requests to a gateway with the default configuration.
class MediaOverTheGatewayTest {

  private static TestGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    gateway = TestGateway.start("limits: {maxDocumentPages: 2}\n");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void aPdfArrivesAsTextAndALargeImageArrivesScaled() throws Exception {
    HttpResponse<String> response =
        gateway.postMessages(conversation(TestPdf.ofPages("Page one", "Page two")));

    assertThat(response.statusCode()).isEqualTo(200);
    JsonNode turn =
        gateway
            .upstream()
            .requests(Operation.GENERATE)
            .getLast()
            .json()
            .at("/conversationState/currentMessage/userInputMessage");
    assertThat(turn.at("/userInputMessageContext/toolResults/0/content/0/text").asText())
        .contains("<document>\nPage one\n\nPage two\n</document>");
    JsonNode image = turn.at("/images/0");
    assertThat(image.path("format").asText()).isEqualTo("jpeg");
    BufferedImage picture = TestImage.read(image.at("/source/bytes").asText());
    assertThat(picture.getWidth()).isEqualTo(8_000);
    assertThat(picture.getHeight()).isEqualTo(9);
  }

  @Test
  void theErrorNamesThePdfThatCannotBeRead() throws Exception {
    HttpResponse<String> response =
        gateway.postMessages(conversation(TestPdf.ofPages("1", "2", "3")));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body())
        .contains("messages.2.content.0.tool_result.content.0.document.source.base64: ")
        .contains("Could not process PDF: it has more than 2 pages");
  }

  private static String conversation(String pdf) {
    String png =
        Base64.getEncoder()
            .encodeToString(TestImage.written(TestImage.redAndBlue(8_100, 10), "png"));
    return """
    {"model": "claude-sonnet-4-5", "max_tokens": 1000,
     "tools": [{"name": "Read", "description": "Reads a file", "input_schema": {"type": "object"}}],
     "messages": [
       {"role": "user", "content": "What do the file and the picture say?"},
       {"role": "assistant", "content": [
         {"type": "tool_use", "id": "toolu_1", "name": "Read", "input": {}}]},
       {"role": "user", "content": [
         {"type": "tool_result", "tool_use_id": "toolu_1", "content": [
           {"type": "document",
            "source": {"type": "base64", "media_type": "application/pdf", "data": "%s"}}]},
         {"type": "image",
          "source": {"type": "base64", "media_type": "image/png", "data": "%s"}}]}]}
    """
        .formatted(pdf, png);
  }
}
