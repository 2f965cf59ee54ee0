package io.github.kiro4j.server.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.testing.TestGateway;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DemoAnswersTest {

  @Test
  void anAnswerBreaksOffOnRequest() throws Exception {
    try (TestGateway gateway = TestGateway.startWith(DemoAnswers.start().simulator(), "", "")) {
      HttpResponse<String> response =
          gateway.send(
              gateway
                  .request("/v1/messages")
                  .POST(
                      BodyPublishers.ofString(
                          """
                          {"model":"claude-sonnet-5","max_tokens":100,"stream":true,
                           "messages":[{"role":"user","content":"%s"}]}
                          """
                              .formatted(DemoAnswers.BROKEN))));

      assertThat(response.body())
          .contains("The connection", "event: error")
          .doesNotContain("message_stop");
    }
  }
}
