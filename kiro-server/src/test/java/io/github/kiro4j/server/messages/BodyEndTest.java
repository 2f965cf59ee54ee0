package io.github.kiro4j.server.messages;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.protocol.eventstream.FrameEncoder;
import io.github.kiro4j.server.testing.RawUpstream;
import io.github.kiro4j.server.testing.TestGateway;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which ends of an HTTP body show that the answer is complete, on an endpoint that needs no end
/// event.
@Timeout(60)
class BodyEndTest {

  private static final byte[] TEXT = event("assistantResponseEvent", "{\"content\":\"Half\"}");
  private static final byte[] METERING = event("meteringEvent", "{\"usage\":0.1}");

  /// How the body is sent.
  enum Framing {
    /// Neither length nor chunks.
    NONE,
    LENGTH,
    /// One byte less than the length says.
    SHORT_OF_LENGTH,
    CHUNKS,
    NO_LAST_CHUNK,
    INSIDE_CHUNK_SIZE,
    /// A compressed body that lacks its end, with a right length.
    CUT_GZIP
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HTTP/1.1 | x-none: 1         | NONE              | TEXT     | cut off
          HTTP/1.1 | x-none: 1         | NONE              | METERING | whole
          HTTP/1.1 | Connection: close | NONE              | TEXT     | cut off
          HTTP/1.0 | x-none: 1         | NONE              | TEXT     | cut off
          HTTP/1.0 | x-none: 1         | NONE              | METERING | whole
          HTTP/1.0 | x-none: 1         | LENGTH            | TEXT     | whole
          HTTP/1.1 | Connection: close | LENGTH            | TEXT     | whole
          HTTP/1.1 | Connection: close | CHUNKS            | TEXT     | whole
          HTTP/1.1 | x-none: 1         | SHORT_OF_LENGTH   | TEXT     | cut off
          HTTP/1.1 | x-none: 1         | NO_LAST_CHUNK     | METERING | cut off
          HTTP/1.1 | x-none: 1         | INSIDE_CHUNK_SIZE | METERING | cut off
          HTTP/1.1 | x-none: 1         | CUT_GZIP          | METERING | damaged
          """)
  void anEndByCloseIsACutUnlessTheTailEventIsThere(
      String version, String header, Framing framing, String last, String outcome)
      throws Exception {
    byte[] events = last.equals("METERING") ? plus(TEXT, METERING) : TEXT;
    byte[] head = "%s 200 OK\r\n%s\r\n".formatted(version, header).getBytes(US_ASCII);
    byte[] response = plus(head, body(framing, events));
    try (RawUpstream upstream = new RawUpstream(connection -> connection.write(response));
        TestGateway gateway = TestGateway.startWith(upstream.yaml(), "")) {
      for (boolean stream : new boolean[] {true, false}) {
        assertThat(ask(gateway, stream)).isEqualTo(outcome);
      }
    }
  }

  private static String ask(TestGateway gateway, boolean stream) throws Exception {
    HttpResponse<String> answer =
        gateway.postMessages(
            """
            {"model":"claude-sonnet-4-5","max_tokens":100,"stream":%s,
             "messages":[{"role":"user","content":"Hi"}]}\
            """
                .formatted(stream));
    boolean whole = answer.body().contains("end_turn");
    assertThat(answer.body().contains("api_error")).isNotEqualTo(whole);
    boolean begun = whole || (stream && answer.body().contains("Half"));
    assertThat(answer.statusCode()).isEqualTo(begun ? 200 : 502);
    if (whole) {
      return "whole";
    }
    return answer.body().contains("cut off") ? "cut off" : "damaged";
  }

  private static byte[] body(Framing framing, byte[] events) {
    return switch (framing) {
      case NONE -> plus(ascii("\r\n"), events);
      case LENGTH -> withLength(events.length, events);
      case SHORT_OF_LENGTH -> withLength(events.length + 1, events);
      case CHUNKS -> plus(chunk(events), ascii("0\r\n\r\n"));
      case NO_LAST_CHUNK -> chunk(events);
      case INSIDE_CHUNK_SIZE -> plus(chunk(events), ascii("1"));
      case CUT_GZIP -> {
        byte[] packed = gzip(events);
        byte[] cut = Arrays.copyOf(packed, packed.length - 8);
        yield plus(ascii("Content-Encoding: gzip\r\n"), withLength(cut.length, cut));
      }
    };
  }

  private static byte[] withLength(int length, byte[] bytes) {
    return plus(ascii("Content-Length: " + length + "\r\n\r\n"), bytes);
  }

  private static byte[] chunk(byte[] bytes) {
    String size = Integer.toHexString(bytes.length);
    byte[] begun = plus(ascii("Transfer-Encoding: chunked\r\n\r\n" + size + "\r\n"), bytes);
    return plus(begun, ascii("\r\n"));
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static byte[] event(String type, String json) {
    return FrameEncoder.event(type, json.getBytes(UTF_8));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }

  private static byte[] plus(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
