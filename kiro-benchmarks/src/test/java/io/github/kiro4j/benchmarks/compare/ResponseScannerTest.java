package io.github.kiro4j.benchmarks.compare;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResponseScannerTest {

  private static final String WHOLE =
      "HTTP/1.1 200 OK\r\n\r\n"
          + new String(UpstreamFormat.MESSAGES.event(TimeStamp.text(1_000, 30)), US_ASCII)
          + new String(UpstreamFormat.MESSAGES.event(TimeStamp.text(2_000, 30)), US_ASCII)
          + new String(UpstreamFormat.MESSAGES.end(), US_ASCII)
          + "\r\n0\r\n\r\n";

  private final List<Long> latencies = new ArrayList<>();

  @Test
  void timeStampsAreFoundWhereverTheBytesAreCut() {
    for (int length = 1; length < 50; length++) {
      latencies.clear();
      ResponseScanner scanner = scan(WHOLE, 2, length);
      assertThat(latencies).containsExactly(4_000L, 3_000L);
      assertThat(scanner.complete()).isTrue();
      assertThat(scanner.ended()).isTrue();
    }
  }

  @Test
  void anAnswerThatLacksAnEventIsIncomplete() {
    assertThat(scan(WHOLE, 3, 100).complete()).isFalse();
  }

  @Test
  void anAnswerWithoutItsEndIsIncomplete() {
    ResponseScanner scanner = scan(WHOLE.replace("message_stop", "error"), 2, 100);
    assertThat(scanner.ended()).isTrue();
    assertThat(scanner.complete()).isFalse();
  }

  @Test
  void anAnswerWithAnotherStatusIsIncomplete() {
    assertThat(scan(WHOLE.replace("200", "529"), 2, 100).complete()).isFalse();
  }

  private ResponseScanner scan(String response, int expected, int length) {
    ResponseScanner scanner = new ResponseScanner(latencies, expected);
    byte[] bytes = response.getBytes(US_ASCII);
    for (int at = 0; at < bytes.length; at += length) {
      scanner.scan(ByteBuffer.wrap(bytes, at, Math.min(length, bytes.length - at)), 5_000);
    }
    return scanner;
  }
}
