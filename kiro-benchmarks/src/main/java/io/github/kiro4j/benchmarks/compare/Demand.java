package io.github.kiro4j.benchmarks.compare;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.time.Duration;

/// The answer that a request demands of the [FakeUpstream]. The request carries the demand in its
/// text, which every gateway passes on.
///
/// @param events number of text events
/// @param size characters of text per event
/// @param every time between two events; zero for as fast as the connection takes them
record Demand(int events, int size, Duration every) {

  private static final byte[] MARK = "@answer:".getBytes(US_ASCII);
  private static final int LONGEST = 60;
  private static final String FILLER = "The quick brown fox jumps over the lazy dog. ";

  static Demand atOnce(int events, int size) {
    return new Demand(events, size, Duration.ZERO);
  }

  /// Reads the demand in a body.
  ///
  /// @param from offset of the body
  /// @param to offset after the body
  static Demand in(ByteBuffer request, int from, int to) {
    int at = find(request, from, to);
    byte[] text = new byte[Math.min(LONGEST, to - at)];
    request.get(at, text);
    String[] fields = new String(text, US_ASCII).split("[:;]", 5);
    return new Demand(
        Integer.parseInt(fields[1]),
        Integer.parseInt(fields[2]),
        Duration.ofMillis(Integer.parseInt(fields[3])));
  }

  private static int find(ByteBuffer request, int from, int to) {
    for (int at = from; at < to - MARK.length; at++) {
      if (request.get(at) == MARK[0] && startsHere(request, at)) {
        return at;
      }
    }
    throw new IllegalArgumentException("the request demands no answer");
  }

  private static boolean startsHere(ByteBuffer request, int at) {
    for (int i = 1; i < MARK.length; i++) {
      if (request.get(at + i) != MARK[i]) {
        return false;
      }
    }
    return true;
  }

  /// The body of a request in the Messages API.
  ///
  /// @param length characters of text that are added to the demand
  String body(int length) {
    return "{\"model\":\"claude-sonnet-4-5\",\"max_tokens\":1000000,\"stream\":true,\"messages\":["
        + "{\"role\":\"user\",\"content\":\""
        + "@answer:%d:%d:%d; ".formatted(events, size, every.toMillis())
        + FILLER.repeat(length / FILLER.length())
        + "\"}]}";
  }
}
