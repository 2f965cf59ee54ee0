package io.github.kiro4j.simulator.script;

import java.time.Duration;

/// How the bytes of a scripted answer are sent.
///
/// @param headerDelay time before the status line and the headers are sent
/// @param pace pause after each write of complete frames
/// @param framesPerWrite number of frames in one write
/// @param sliceBytes most bytes in one chunk of the body; 1 sends byte by byte
public record Delivery(Duration headerDelay, Duration pace, int framesPerWrite, int sliceBytes) {

  /// Without delays, one frame per write.
  public static final Delivery PROMPT =
      new Delivery(Duration.ZERO, Duration.ZERO, 1, Integer.MAX_VALUE);

  public Delivery {
    if (framesPerWrite < 1 || sliceBytes < 1) {
      throw new IllegalArgumentException("a write holds at least one frame and one byte");
    }
  }

  public Delivery withHeaderDelay(Duration delay) {
    return new Delivery(delay, pace, framesPerWrite, sliceBytes);
  }

  public Delivery withPace(Duration pause) {
    return new Delivery(headerDelay, pause, framesPerWrite, sliceBytes);
  }

  public Delivery withFramesPerWrite(int frames) {
    return new Delivery(headerDelay, pace, frames, sliceBytes);
  }

  public Delivery withSliceBytes(int bytes) {
    return new Delivery(headerDelay, pace, framesPerWrite, bytes);
  }
}
