package io.github.kiro4j.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.kiro4j.server.http.BodyBytes.LimitExceededException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyBytesTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0, -1",
    "1, 1",
    "8192, 8192",
    "8192, -1",
    "8193, -1",
    "8193, 8193",
    "3000000, 3000000",
    "3000000, -1",
    "3000000, 5",
    "5, 3000000",
    "2097152, 2097153",
  })
  void bodyIsReadWholeWhateverIsAnnounced(int length, int announced) throws Exception {
    byte[] body = new byte[length];
    new Random(length).nextBytes(body);

    assertThat(BodyBytes.read(slow(body), announced, length)).isEqualTo(body);
  }

  @ParameterizedTest
  @CsvSource({"11, 11", "11, -1", "11, 3", "20000, 20000", "20000, -1"})
  void longerBodyIsRefused(int length, int announced) {
    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(() -> BodyBytes.read(slow(new byte[length]), announced, length - 1));
  }

  @Test
  void bodyThatBreaksOffIsNoShortBody() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("broken");
          }

          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            throw new IOException("broken");
          }
        };

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> BodyBytes.read(broken, 10, 100))
        .withMessage("broken");
  }

  /// A stream that gives a few bytes at a time, as a network does.
  private static InputStream slow(byte[] body) {
    return new ByteArrayInputStream(body) {
      @Override
      public int read(byte[] bytes, int offset, int length) {
        return super.read(bytes, offset, Math.min(length, 1_500));
      }
    };
  }
}
