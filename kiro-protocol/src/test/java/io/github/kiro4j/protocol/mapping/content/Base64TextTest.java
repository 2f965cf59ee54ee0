package io.github.kiro4j.protocol.mapping.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base64TextTest {

  @Property
  void whateverIsEncodedIsValid(@ForAll @Size(min = 1) byte[] bytes) {
    assertThat(Base64Text.isValid(Base64.getEncoder().encodeToString(bytes))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "abc",
        "ab=c",
        "a===",
        "====",
        "ab_-",
        "abc ",
        "data:image/png;base64,abcd"
      })
  void textOtherThanAnObjectIsNotComplete(String text) {
    assertThat(Base64Text.isValid(text)).isFalse();
  }
}
