package io.github.kiro4j.protocol.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenLowerBoundTest {

  private static int floor(String text) {
    TokenLowerBound floor = new TokenLowerBound();
    floor.add(text);
    return floor.tokens();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      textBlock =
          """
          ~~, 0
          ~ \t ~, 0
          ======== -> !!!, 0
          one, 1
          ~one two,three~, 3
          don't, 1
          snake_case, 2
          abc123, 1
          aaaaaaaaaaaaaaaaaaaaaaaa, 1
          aaaaaaaaaaaaaaaaaaaaaaaaa, 2
          你好, 1
          👍👍, 0
          """)
  void everyWordIsOneTokenAtLeast(String text, int tokens) {
    assertThat(floor(text)).isEqualTo(tokens);
  }

  @Property(tries = 300)
  void boundDoesNotDependOnSlicingAndStaysBelowTheEstimate(
      @ForAll String text, @ForAll @IntRange(max = 100) int cut) {
    int at = Math.min(cut, text.length());
    TokenLowerBound floor = new TokenLowerBound();
    floor.add(text.substring(0, at));
    floor.add(text.substring(at));

    assertThat(floor.tokens()).isEqualTo(floor(text)).isLessThanOrEqualTo(TokenMeter.count(text));
  }

  @Property(tries = 300)
  void admittedTextStaysWithinTheLimit(@ForAll String text, @ForAll @IntRange(max = 20) int limit) {
    TokenLowerBound floor = new TokenLowerBound();

    int admitted = floor.admit(text, limit);

    assertThat(floor(text.substring(0, admitted))).isEqualTo(floor.tokens());
    assertThat(floor.tokens()).isLessThanOrEqualTo(limit);
    assertThat(admitted == text.length()).isEqualTo(floor(text) <= limit);
  }
}
