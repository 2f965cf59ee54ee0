package io.github.kiro4j.server.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.messages.ApiError;
import io.github.kiro4j.api.messages.ErrorType;
import io.github.kiro4j.api.messages.StreamEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SseWriterTest {

  private static final String PING = "event: ping\ndata: {\"type\":\"ping\"}\n\n";
  private static final String STOP = "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n";

  private final ByteArrayOutputStream client = new ByteArrayOutputStream();
  private final SseWriter writer = new SseWriter(client, "req_1");

  @Test
  void addedEventsAreSentWithTheNextFlush() throws Exception {
    writer.add(new StreamEvent.MessageStop());
    assertThat(sent()).isEmpty();

    writer.flush();
    assertThat(sent()).isEqualTo(STOP);
  }

  @Test
  void aPingFollowsOnlyIfNothingWasSentSinceTheLastCheck() throws Exception {
    check();
    assertThat(sent()).as("the first look").isEmpty();
    check();
    assertThat(sent()).isEqualTo(PING);

    writer.add(new StreamEvent.MessageStop());
    writer.flush();
    check();
    assertThat(sent()).isEqualTo(PING + STOP);
    check();
    assertThat(sent()).isEqualTo(PING + STOP + PING);
  }

  @Test
  void addedEventsAreSentInThePlaceOfAPing() throws Exception {
    writer.add(new StreamEvent.MessageStop());
    check();
    assertThat(sent()).as("the first look").isEmpty();

    check();
    assertThat(sent()).isEqualTo(STOP);
    writer.flush();
    assertThat(sent()).isEqualTo(STOP);
  }

  @Test
  void errorEventsHaveTheRequestId() throws Exception {
    writer.add(new StreamEvent.ErrorEvent(new ApiError(ErrorType.API_ERROR, "no"), null));
    writer.flush();

    assertThat(sent()).contains("\"request_id\":\"req_1\"");
  }

  private void check() throws IOException {
    if (writer.silentSinceLastCheck()) {
      writer.pingIfSilent();
    }
  }

  @Test
  void anEventThatIsSentAfterTheCheckIsInThePlaceOfThePing() throws Exception {
    check();
    assertThat(writer.silentSinceLastCheck()).isTrue();
    writer.add(new StreamEvent.MessageStop());
    writer.flush();

    writer.pingIfSilent();
    assertThat(sent()).isEqualTo(STOP);
  }

  private String sent() {
    return client.toString(UTF_8);
  }
}
