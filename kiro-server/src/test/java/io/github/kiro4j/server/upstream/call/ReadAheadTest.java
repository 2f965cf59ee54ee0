package io.github.kiro4j.server.upstream.call;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.protocol.dialect.route.Endpoint;
import io.github.kiro4j.protocol.eventstream.FrameEncoder;
import io.github.kiro4j.protocol.kiro.KiroEvent;
import io.github.kiro4j.server.testing.RawUpstream;
import io.github.kiro4j.server.testing.UpstreamRig;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is kept of an answer before its first content.
@Timeout(60)
class ReadAheadTest {

  private static final byte[] HEAD = "HTTP/1.1 200 OK\r\n\r\n".getBytes(US_ASCII);
  private static final byte[] METERING = event("meteringEvent", "{\"usage\":0.1}");

  @TempDir Path folder;

  @Test
  void eventsWithoutEffectAreNotKept() throws Exception {
    byte[] noise =
        repeated(
            100,
            event("initial-response", "{}"),
            event("assistantResponseEvent", "{\"content\":\"\"}"),
            event("newEvent", "{\"a\":1}"));
    byte[] text = event("assistantResponseEvent", "{\"content\":\"a\"}");
    try (RawUpstream upstream =
            new RawUpstream(connection -> {
              connection.write(HEAD);
              connection.write(noise);
              connection.write(METERING);
              connection.write(text);
            });
        UpstreamRig rig = rig(upstream);
        PendingAnswer call = rig.call("", UpstreamRig.MODEL)) {
      EventStream events = call.events();

      assertThat(events.next(() -> {})).isInstanceOf(KiroEvent.Metering.class);
      assertThat(events.next(() -> {})).isInstanceOf(KiroEvent.AssistantResponse.class);
    }
  }

  @Test
  void anAnswerThatOnlyMetersCountsAsBegunAfterAThousandEvents() throws Exception {
    byte[] metering = repeated(1_000, METERING);
    try (RawUpstream upstream =
            new RawUpstream(connection -> {
              connection.write(HEAD);
              connection.write(metering);
              connection.awaitDeparture();
            });
        UpstreamRig rig = rig(upstream);
        PendingAnswer call = rig.call("", UpstreamRig.MODEL)) {
      assertThat(call.events().next(() -> {})).isInstanceOf(KiroEvent.Metering.class);
    }
  }

  private UpstreamRig rig(RawUpstream upstream) throws Exception {
    UpstreamRig rig = new UpstreamRig(folder).withEveryEndpoint().withSocial(1);
    return rig.usualEndpoint(Endpoint.RUNTIME).runtimeAt(upstream.url()).open();
  }

  private static byte[] repeated(int times, byte[]... frames) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < times; i++) {
      for (byte[] frame : frames) {
        all.writeBytes(frame);
      }
    }
    return all.toByteArray();
  }

  private static byte[] event(String type, String json) {
    return FrameEncoder.event(type, json.getBytes(UTF_8));
  }
}
