package io.github.kiro4j.server.messages;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.protocol.eventstream.FrameEncoder;
import io.github.kiro4j.server.testing.RawUpstream;
import io.github.kiro4j.server.testing.TestGateway;
import java.net.http.HttpResponse;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Upstreams that send a part of their answer without end.
@Timeout(60)
class EndlessAnswerTest {

  private static final int ENDLESS = 256 * 1024 * 1024;

  /// More than the limits of the gateway and the buffers of the network; what was held before is
  /// beyond it.
  private static final int LIMIT = 8 * 1024 * 1024;

  private static final String PLAIN =
      """
      {"model":"claude-sonnet-4-5","max_tokens":100,
       "messages":[{"role":"user","content":"Hi"}]}\
      """;

  private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

  /// One text event, as a chunk.
  private static final byte[] TEXT = event("assistantResponseEvent", "{\"content\":\"a\"}");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fields of a header   | HTTP/1.1 200 OK\\r\\n               | x-a: b\\r\\n
          a field of a header  | HTTP/1.1 200 OK\\r\\nx-a:           | aaaaaaaa
          a folded field       | HTTP/1.1 200 OK\\r\\nx-a: b\\r\\n  | .. aaaaaaaa\\r\\n
          a status line        | HTTP/1.1 200                         | aaaaaaaa
          text before a status | NONE                                 | no status\\r\\n
          an error             | HTTP/1.1 400 Bad\\r\\n\\r\\n        | aaaaaaaa
          an error in chunks   | HTTP/1.1 503 No\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n | 8\\r\\naaaaaaaa\\r\\n
          no events            | HTTP/1.1 200 OK\\r\\n\\r\\n         | <p>Sorry</p>
          a chunk extension    | HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n8; | aaaaaaaa
          """)
  void anEndlessHeadOrErrorFailsSoon(String part, String head, String repeated) throws Exception {
    byte[] beginning = head.equals("NONE") ? new byte[0] : bytes(head);
    byte[] again = many(bytes(repeated));
    try (RawUpstream upstream =
            new RawUpstream(connection -> {
              connection.write(beginning);
              connection.repeat(again, ENDLESS);
            });
        TestGateway gateway = TestGateway.startWith(upstream.yaml(), "")) {
      HttpResponse<String> answer = gateway.postMessages(PLAIN);

      assertThat(answer.statusCode()).as(part).isIn(400, 502);
      assertThat(upstream.written()).as(part).isLessThan(LIMIT);
    }
  }

  @Test
  void endlessTrailersFailTheAnswer() throws Exception {
    byte[] trailers = many(bytes("x-a: b\r\n"));
    try (RawUpstream upstream =
            new RawUpstream(connection -> {
              connection.write(bytes(CHUNKED));
              connection.write(chunk(TEXT));
              connection.write(bytes("0\r\n"));
              connection.repeat(trailers, ENDLESS);
            });
        TestGateway gateway = TestGateway.startWith(upstream.yaml(), "")) {
      assertThat(gateway.postMessages(PLAIN).statusCode()).isEqualTo(502);
      assertThat(upstream.written()).isLessThan(LIMIT);
    }
  }

  @Test
  void endlessInterimResponsesEndAtTheFirstEventTimeout() throws Exception {
    byte[] interim = many(bytes("HTTP/1.1 102 Processing\r\n\r\n"));
    try (RawUpstream upstream =
            new RawUpstream(connection -> connection.repeat(interim, Long.MAX_VALUE));
        TestGateway gateway =
            TestGateway.startWith(upstream.yaml() + "  firstEventTimeout: 1s\n", "")) {
      assertThat(gateway.postMessages(PLAIN).statusCode()).isEqualTo(504);
    }
  }

  /// One gateway, whose plain answer would be held as a whole.
  @Test
  void endlessReasoningIsTooLargeForAPlainAnswer() throws Exception {
    String thought = "{\"text\":\"%s\"}".formatted("thought ".repeat(8_000));
    byte[] thoughts = chunk(event("reasoningContentEvent", thought));
    try (RawUpstream upstream =
            new RawUpstream(connection -> {
              connection.write(bytes(CHUNKED));
              connection.repeat(thoughts, ENDLESS);
            });
        TestGateway gateway = TestGateway.startWith(upstream.yaml(), "")) {
      HttpResponse<String> answer =
          gateway.postMessages(
              PLAIN
                  .replace(
                      "{\"model\"",
                      "{\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":2000},\"model\"")
                  .replace("100", "4000"));

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(502);
      assertThat(answer.body()).contains("larger than the gateway can hold");
      assertThat(upstream.written()).isLessThan(32 * 1024 * 1024);
    }
  }

  /// The gateway reads them as fast as it can, until the first event is late.
  @Test
  void endlessEventsWithoutContentEndAtTheFirstEventTimeout() throws Exception {
    byte[] empty =
        chunk(many(plus(event("assistantResponseEvent", "{}"), event("newEvent", "{}"))));
    try (RawUpstream upstream =
            new RawUpstream(connection -> {
              connection.write(bytes(CHUNKED));
              connection.repeat(empty, Long.MAX_VALUE);
            });
        TestGateway gateway =
            TestGateway.startWith(upstream.yaml() + "  firstEventTimeout: 1s\n", "")) {
      assertThat(gateway.postMessages(PLAIN).statusCode()).isEqualTo(504);
      assertThat(upstream.requests()).isEqualTo(1);
    }
  }

  private static byte[] bytes(String escaped) {
    return escaped.replace("\\r", "\r").replace("\\n", "\n").replace("..", "").getBytes(US_ASCII);
  }

  private static byte[] many(byte[] bytes) {
    byte[] many = new byte[bytes.length * 500];
    for (int i = 0; i < many.length; i++) {
      many[i] = bytes[i % bytes.length];
    }
    return many;
  }

  private static byte[] chunk(byte[] bytes) {
    byte[] size = (Integer.toHexString(bytes.length) + "\r\n").getBytes(US_ASCII);
    return plus(plus(size, bytes), "\r\n".getBytes(US_ASCII));
  }

  private static byte[] event(String type, String json) {
    return FrameEncoder.event(type, json.getBytes(UTF_8));
  }

  private static byte[] plus(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
