package io.github.kiro4j.server.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.Json;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceivedTimeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1774137600",
        "1.7741376E9",
        "1774137600000",
        "1774137600000000",
        "\"1774137600\"",
        "\"2026-03-22T00:00:00Z\"",
        "\"2026-03-22T01:00:00.000+01:00\"",
        "\"2026-03-22 00:00:00\"",
        "\" 2026-03-22\\r\\n\"",
      })
  void everyFormIsRead(String json) throws Exception {
    assertThat(ReceivedTime.of(Json.MAPPER.readTree(json)))
        .contains(Instant.parse("2026-03-22T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "1e300",
        "9223372036854775807",
        "\"\"",
        "\"soon\"",
        "\"NaN\"",
        "true",
        "null",
        "{}",
        "\"+58000-01-01T00:00:00Z\"",
        "\"1969-12-31T00:00:00Z\"",
        "\"1e400\"",
      })
  void whatIsOutOfBoundsIsNoTime(String json) throws Exception {
    assertThat(ReceivedTime.of(Json.MAPPER.readTree(json))).isEmpty();
  }
}
