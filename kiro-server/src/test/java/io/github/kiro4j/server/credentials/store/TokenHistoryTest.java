package io.github.kiro4j.server.credentials.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenHistoryTest {

  @Test
  void theNewestPastTokenIsTheLastAndStandsThereOnce() {
    TokenHistory history =
        TokenHistory.NONE
            .rotated("b", List.of("a"))
            .rotated("c", List.of("b", "a"))
            .rotated("d", List.of("c"));

    assertThat(history.fingerprints()).containsExactly("b", "a", "c");
  }

  @Test
  void thePresentTokenIsNoPastOne() {
    assertThat(TokenHistory.NONE.rotated("a", List.of("a"))).isEqualTo(TokenHistory.NONE);
    assertThat(new TokenHistory(List.of("a", "b")).rotated("a", List.of("b")).fingerprints())
        .containsExactly("b");
  }

  @Test
  void ofMoreThanTheLimitTheOldestAreForgotten() {
    List<String> many =
        IntStream.range(0, TokenHistory.LIMIT + 5).mapToObj(String::valueOf).toList();

    assertThat(new TokenHistory(many).fingerprints())
        .hasSize(TokenHistory.LIMIT)
        .isEqualTo(many.subList(5, many.size()));
  }
}
