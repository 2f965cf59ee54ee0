package io.github.kiro4j.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TimeFormatTest {

  private final TimeFormat times =
      new TimeFormat(
          InstantSource.fixed(Instant.parse("2026-11-28T12:00:00Z")), () -> ZoneOffset.UTC);

  @Test
  void timesAreRelativeToThePresent() {
    assertThat(times.relative("2026-11-28T14:30:00Z")).isEqualTo("in 2 h");
    assertThat(times.relative("2026-11-28T11:58:59Z")).isEqualTo("1 min ago");
  }

  @Test
  void aTimeThatIsOverIsNotToCome() {
    assertThat(times.toCome("2026-11-28T12:00:05Z")).isEqualTo("in 5 s");
    assertThat(times.toCome("2026-11-28T11:59:55Z")).isNull();
    assertThat(times.toCome(null)).isNull();
  }
}
