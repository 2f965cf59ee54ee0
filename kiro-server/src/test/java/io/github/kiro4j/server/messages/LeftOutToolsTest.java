package io.github.kiro4j.server.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.testing.TestGateway;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LeftOutToolsTest {

  private static final String READ = "{\"name\":\"Read\",\"input_schema\":{\"type\":\"object\"}}";
  private static final String ADVISOR = "{\"type\":\"advisor_20260301\",\"name\":\"advisor\"}";

  private static TestGateway gateway;

  @BeforeAll
  static void start() throws Exception {
    gateway = TestGateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void serverRunToolsBesideClientToolsAreNamedInAHeader(boolean stream) throws Exception {
    HttpResponse<String> answer = ask("[" + READ + "," + ADVISOR + "]", stream);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().allValues("x-kiro4j-left-out-tools"))
        .containsExactly("advisor_20260301");
  }

  @Test
  void answerWithAllToolsLacksTheHeader() throws Exception {
    HttpResponse<String> answer = ask("[" + READ + "]", false);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().map()).doesNotContainKey("x-kiro4j-left-out-tools");
  }

  private static HttpResponse<String> ask(String tools, boolean stream) throws Exception {
    String body =
        """
        {"model":"claude-sonnet-4-5","max_tokens":100,"stream":%s,"tools":%s,
         "messages":[{"role":"user","content":"Hi"}]}\
        """
            .formatted(stream, tools);
    return gateway.send(gateway.request("/v1/messages").POST(BodyPublishers.ofString(body)));
  }
}
