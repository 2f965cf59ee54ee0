package io.github.kiro4j.protocol.mapping.answer.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropertyRenamerTest {

  private static final Map<String, String> NAMES = Map.of("_filter_1", "$filter", "q_2", "a \"q\"");

  private static final String INPUT =
      """
      { "_filter_1" : "_filter_1", "o" :{"_filter_1":[{"q_2":1}], "e\\"_filter_1": {}},
       "q_2":["q_2","\\\\"],"_filter_1":null,"":""}\
      """;

  private static final String RENAMED =
      """
      { "$filter" : "_filter_1", "o" :{"_filter_1":[{"q_2":1}], "e\\"_filter_1": {}},
       "a \\"q\\"":["q_2","\\\\"],"$filter":null,"":""}\
      """;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 10_000})
  void onlyNamesAtTheRootChangeWhereverTheTextIsCut(int size) {
    PropertyRenamer renamer = new PropertyRenamer(NAMES);
    StringBuilder renamed = new StringBuilder();
    for (int i = 0; i < INPUT.length(); i += size) {
      renamed.append(renamer.accept(INPUT.substring(i, Math.min(INPUT.length(), i + size))));
    }

    assertThat(renamed).hasToString(RENAMED);
  }

  @Test
  void nameThatIsLongerThanEveryReplacedOnePassesAtOnce() {
    PropertyRenamer renamer = new PropertyRenamer(NAMES);
    String name = "x".repeat(1_000);

    assertThat(renamer.accept("{\"" + name)).isEqualTo("{\"" + name);
    assertThat(renamer.accept("y\":1,\"_filter_1\":2}")).isEqualTo("y\":1,\"$filter\":2}");
  }
}
