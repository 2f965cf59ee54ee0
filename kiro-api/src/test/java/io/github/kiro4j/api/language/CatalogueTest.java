package io.github.kiro4j.api.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CatalogueTest {

  private final Catalogue catalogue = Catalogue.of(Language.ENGLISH, CatalogueTest.class);

  @Test
  void aValueIsTakenAsItIs() {
    assertThat(catalogue.text("{0} and {1}", "{1} {program} $1 \\", 7))
        .isEqualTo("{1} {program} $1 \\ and 7");
  }

  @Test
  void placesMayComeInAnyOrderAndTwice() {
    assertThat(catalogue.text("{1}, {0}, {1}", 'a', 'b')).isEqualTo("b, a, b");
  }
}
