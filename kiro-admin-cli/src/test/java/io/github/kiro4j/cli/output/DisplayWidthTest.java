package io.github.kiro4j.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {

  @ParameterizedTest
  @CsvSource({
    "plain, 5",
    "山田太郎, 8",
    "한국어, 6",
    "ｱｲｳ, 3",
    "ＡＢ, 4",
    "é, 1",
    "e\u0301, 1",
    "🙂, 2",
    "👨‍👩‍👧, 2",
    "…, 1"
  })
  void theWidthIsThatInTerminalColumns(String text, int columns) {
    assertThat(DisplayWidth.of(text)).isEqualTo(columns);
  }

  @ParameterizedTest
  @CsvSource({
    "someone@example.com, 19, someone@example.com",
    "someone@example.com, 8, someone…",
    "山田太郎@example.com, 8, 山田太…",
    "山田太郎@example.com, 7, 山田太…",
    "山田太郎@example.com, 6, 山田…",
    "e\u0301e\u0301e\u0301, 2, e\u0301…",
    "abc, 1, …"
  })
  void aTruncatedTextEndsWithAnEllipsisAfterAWholeCharacter(
      String text, int columns, String truncated) {
    assertThat(DisplayWidth.truncate(text, columns)).isEqualTo(truncated);
  }

  @Test
  void aTruncatedTextIsNeverWiderThanItsColumn() {
    Random random = new Random(7);
    for (int round = 0; round < 5_000; round++) {
      String text = text(random);
      int columns = 1 + random.nextInt(40);
      assertThat(DisplayWidth.of(DisplayWidth.truncate(text, columns)))
          .as("%s in %d columns", text, columns)
          .isLessThanOrEqualTo(columns);
    }
  }

  /// Of letters, ideographs, combining marks, emoji and anything else.
  private static String text(Random random) {
    String sample = "aé山한ｱ\u0301\u200D👩🙂…";
    int[] codePoints = sample.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(30);
    for (int index = 0; index < length; index++) {
      text.appendCodePoint(
          random.nextInt(8) == 0
              ? random.nextInt(0xD800)
              : codePoints[random.nextInt(codePoints.length)]);
    }
    return text.toString();
  }
}
