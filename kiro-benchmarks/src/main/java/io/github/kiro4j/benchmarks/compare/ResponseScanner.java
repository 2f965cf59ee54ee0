package io.github.kiro4j.benchmarks.compare;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Finds in the bytes of a streamed response what a measurement needs: time stamps, the end of the
/// message, and the last chunk. It reads no HTTP and no JSON, so that it costs little.
final class ResponseScanner {

  private static final long MARK = packed(TimeStamp.MARK);
  private static final long MARK_MASK = mask(TimeStamp.MARK);
  private static final String STOP_TEXT = "age_stop";
  private static final long STOP = packed(STOP_TEXT);
  private static final String LAST_CHUNK_TEXT = "\n0\r\n\r\n";
  private static final long LAST_CHUNK = packed(LAST_CHUNK_TEXT);
  private static final long LAST_CHUNK_MASK = mask(LAST_CHUNK_TEXT);
  private static final String OK_TEXT = "/1.1 200";
  private static final long OK = packed(OK_TEXT);

  private final List<Long> latencies;
  private final int expected;
  private long recent;
  private long stamp;
  private int digits;
  private int events;
  private boolean accepted;
  private boolean stopped;
  private boolean ended;

  /// @param latencies receives how long each event took since the upstream wrote it, in ns
  /// @param expected events of a whole answer
  ResponseScanner(List<Long> latencies, int expected) {
    this.latencies = latencies;
    this.expected = expected;
  }

  ResponseScanner(int expected) {
    this(new ArrayList<>(), expected);
  }

  private static long packed(String text) {
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      value = (value << 8) | text.charAt(i);
    }
    return value;
  }

  private static long mask(String text) {
    return (1L << (8 * text.length())) - 1;
  }

  /// @param now time at which the bytes arrived, as of `System.nanoTime`
  void scan(ByteBuffer bytes, long now) {
    while (bytes.hasRemaining()) {
      int next = bytes.get();
      if (digits > 0) {
        stamp = stamp * 10 + next - '0';
        if (--digits == 0) {
          latencies.add(now - stamp);
          events++;
        }
      } else {
        recent = (recent << 8) | (next & 0xff);
        check();
      }
    }
    ended |= (recent & LAST_CHUNK_MASK) == LAST_CHUNK;
  }

  private void check() {
    if ((recent & MARK_MASK) == MARK) {
      digits = TimeStamp.DIGITS;
      stamp = 0;
    } else if (recent == STOP) {
      stopped = true;
    } else if (recent == OK) {
      accepted = true;
    }
  }

  int events() {
    return events;
  }

  /// Whether the response has ended, without regard to what it was.
  boolean ended() {
    return ended;
  }

  @Override
  public String toString() {
    return "%d of %d events, status 200: %b, message_stop: %b, last chunk: %b"
        .formatted(events, expected, accepted, stopped, ended);
  }

  /// Whether the answer came whole.
  boolean complete() {
    return accepted && stopped && events == expected;
  }
}
