package io.github.kiro4j.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastedTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b",
        " a b",
        "a b\r\n",
        "\ta b\r",
        "\uFEFFa b",
        "\u00A0a b\u200B",
        "\u3000a b\u2028"
      })
  void whatStandsAroundATextIsRemoved(String text) {
    assertThat(PastedText.trimmed(text)).isEqualTo("a b");
  }

  @Test
  void aTextOfNothingElseIsEmpty() {
    assertThat(PastedText.trimmed(" \r\n")).isEmpty();
    assertThat(PastedText.unwrapped(" \r\n")).isEmpty();
  }

  @Test
  void aTokenThatATerminalWrappedIsWhole() {
    assertThat(PastedText.unwrapped("aor.fa\r\n  ke:token \n")).isEqualTo("aor.fake:token");
  }
}
