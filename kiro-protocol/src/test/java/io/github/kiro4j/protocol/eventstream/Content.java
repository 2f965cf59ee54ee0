package io.github.kiro4j.protocol.eventstream;

import java.util.List;

/// What a frame holds, kept beyond the frame's own life.
record Content(List<Header> headers, ByteSlice payload) {

  static Content of(Frame frame) {
    return new Content(frame.headers(), ByteSlice.of(frame.payload().copy()));
  }

  byte[] encoded() {
    return FrameEncoder.encode(headers, payload.copy());
  }
}
