package io.github.kiro4j.protocol.mapping.answer.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BareJsonFilterTest {

  private static String filter(List<String> pieces) {
    BareJsonFilter filter = new BareJsonFilter();
    StringBuilder passed = new StringBuilder();
    pieces.forEach(piece -> passed.append(filter.accept(piece)));
    return passed.append(filter.flush()).toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"a":1}                          | {"a":1}
          [1,[2]]                          | [1,[2]]
          ```json/{"a":1}/```              | {"a":1}
          Here you are:/  {"a":"}\\"{"}/Ok? | {"a":"}\\"{"}
          I cannot {do} that.              | I cannot {do} that.
          12                               | 12
          """)
  void oneValueIsExtracted(String text, String expected) {
    String lines = text.replace('/', '\n');

    assertThat(filter(List.of(lines))).isEqualTo(expected);
    assertThat(filter(lines.chars().mapToObj(Character::toString).toList())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"5000", "20000"})
  void longTextWithoutJsonPassesUnchanged(int words) {
    String text = "word ".repeat(words);

    assertThat(filter(List.of(text))).isEqualTo(text);
  }
}
