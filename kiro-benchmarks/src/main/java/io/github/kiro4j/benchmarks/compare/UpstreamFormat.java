package io.github.kiro4j.benchmarks.compare;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.kiro4j.protocol.eventstream.FrameEncoder;

/// How the [FakeUpstream] writes an answer.
enum UpstreamFormat {
  /// As the upstream of a gateway.
  EVENT_STREAM("application/vnd.amazon.eventstream") {
    @Override
    byte[] event(String text) {
      return FrameEncoder.event(
          "assistantResponseEvent", ("{\"content\":\"" + text + "\"}").getBytes(US_ASCII));
    }

    @Override
    byte[] end() {
      return FrameEncoder.event(
          "metadataEvent", "{\"stopReason\":\"END_TURN\"}".getBytes(US_ASCII));
    }
  },
  /// As a gateway, for a client that asks the upstream directly.
  MESSAGES("text/event-stream") {
    @Override
    byte[] event(String text) {
      return """
      event: content_block_delta
      data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"%s"}}

      """
          .formatted(text)
          .getBytes(US_ASCII);
    }

    @Override
    byte[] end() {
      return """
      event: message_stop
      data: {"type":"message_stop"}

      """
          .getBytes(US_ASCII);
    }
  };

  private final String contentType;

  UpstreamFormat(String contentType) {
    this.contentType = contentType;
  }

  byte[] head() {
    return "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nTransfer-Encoding: chunked\r\n\r\n"
        .formatted(contentType)
        .getBytes(US_ASCII);
  }

  abstract byte[] event(String text);

  abstract byte[] end();
}
