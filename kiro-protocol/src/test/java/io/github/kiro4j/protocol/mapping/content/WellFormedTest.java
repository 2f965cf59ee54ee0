package io.github.kiro4j.protocol.mapping.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;

class WellFormedTest {

  @Test
  void wellFormedTextIsTheSameInstance() {
    String text = new String("whole \uD83D\uDE00 pair");

    assertThat(WellFormed.text(text)).isSameAs(text);
  }

  @Test
  void eachLoneHalfIsReplaced() {
    assertThat(WellFormed.text("\uDE00a\uD83D\uD83D\uDE00b\uD83D"))
        .isEqualTo("\uFFFDa\uFFFD\uD83D\uDE00b\uFFFD");
  }

  @Property
  void resultCanAlwaysBeEncodedAndKeepsItsLength(
      @ForAll @CharRange(from = '\uD7F0', to = '\uE010') String text) {
    String repaired = WellFormed.text(text);

    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(repaired)).isTrue();
    assertThat(repaired).hasSameSizeAs(text);
  }
}
