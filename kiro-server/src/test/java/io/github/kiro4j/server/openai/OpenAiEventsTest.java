package io.github.kiro4j.server.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.messages.StreamEvent;
import io.github.kiro4j.api.openai.OpenAiRequest;
import io.github.kiro4j.protocol.mapping.openai.AnswerIdentity;
import io.github.kiro4j.protocol.mapping.openai.chat.ChatRequestMapping;
import io.github.kiro4j.protocol.mapping.openai.responses.ResponsesRequestMapping;
import io.github.kiro4j.server.messages.ClientDialect;
import io.github.kiro4j.server.messages.EventBuffer;
import io.github.kiro4j.server.testing.TestClock;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

class OpenAiEventsTest {

  private static final AnswerIdentity IDENTITY = new AnswerIdentity("abc", 1_700_000_000, "m");

  /// A ping comes every 3 s; Codex waits 300 s for an event, qwen-code 240 s.
  @Test
  void everyTwentiethPingIsAnEventAndTheOthersAreComments() throws Exception {
    ClientDialect responses =
        new ResponsesDialect(
            IDENTITY,
            ResponsesRequestMapping.translate(
                request("{\"model\":\"m\",\"input\":\"Hi\"}"),
                new MemoryResponseStore(new TestClock()).of("owner")),
            _ -> {});

    assertThat(fortyPings(responses.events("req_1")))
        .startsWith(": ping\n\n: ping\n\n")
        .containsOnlyOnce(
            "event: keepalive\ndata: {\"type\":\"keepalive\",\"sequence_number\":0}\n\n")
        .containsOnlyOnce("{\"type\":\"keepalive\",\"sequence_number\":1}");
  }

  @Test
  void aChunkWithoutAnAdditionKeepsChatStreamsAlive() throws Exception {
    ClientDialect chat =
        new ChatDialect(
            IDENTITY, ChatRequestMapping.translate(request("{\"model\":\"m\",\"messages\":[]}")));

    assertThat(fortyPings(chat.events("req_1")).split("\"delta\":\\{}", -1)).hasSize(3);
  }

  private static String fortyPings(EventBuffer events) throws Exception {
    for (int i = 0; i < 40; i++) {
      events.add(new StreamEvent.Ping());
    }
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    events.drainTo(sent);
    assertThat(events.isEmpty()).isTrue();
    return sent.toString(UTF_8);
  }

  private static OpenAiRequest request(String json) throws Exception {
    return Json.MAPPER.readValue(json, OpenAiRequest.class);
  }
}
