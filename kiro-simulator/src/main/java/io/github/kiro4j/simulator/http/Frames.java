package io.github.kiro4j.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.protocol.eventstream.FrameEncoder;
import io.github.kiro4j.simulator.script.Step;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The bytes of scripted frames, undamaged and damaged.
final class Frames {

  /// Offset of the prelude's checksum in a frame, after two lengths.
  private static final int PRELUDE_CHECKSUM = 8;

  private static final byte[] SAMPLE =
      event("assistantResponseEvent", Json.MAPPER.createObjectNode().put("content", "incomplete"));

  private Frames() {}

  static byte[] event(String type, JsonNode payload) {
    return FrameEncoder.event(type, utf8(payload));
  }

  static byte[] exception(String type, String message, @Nullable String reason) {
    ObjectNode payload = Json.MAPPER.createObjectNode().put("message", message);
    if (reason != null) {
      payload.put("reason", reason);
    }
    return FrameEncoder.exception(type, utf8(payload));
  }

  static byte[] error(String code, String message) {
    return FrameEncoder.error(code, message);
  }

  static byte[] damaged(Step.Checksum checksum) {
    byte[] frame = SAMPLE.clone();
    int at =
        switch (checksum) {
          case PRELUDE -> PRELUDE_CHECKSUM;
          case MESSAGE -> frame.length - 1;
        };
    frame[at] ^= 1;
    return frame;
  }

  static byte[] half() {
    return Arrays.copyOf(SAMPLE, SAMPLE.length / 2);
  }

  private static byte[] utf8(JsonNode payload) {
    return payload.toString().getBytes(StandardCharsets.UTF_8);
  }
}
