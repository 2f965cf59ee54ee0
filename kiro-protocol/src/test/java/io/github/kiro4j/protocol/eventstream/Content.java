package io.github.kiro4j.protocol.eventstream;

import java.util.List;

/// A copy of a frame's content.
record Content(List<Header> headers, ByteSlice payload) {

  static Content of(Frame frame) {
    return new Content(frame.headers(), ByteSlice.of(frame.payload().copy()));
  }

  byte[] encoded() {
    return FrameEncoder.encode(headers, payload.copy());
  }
}
