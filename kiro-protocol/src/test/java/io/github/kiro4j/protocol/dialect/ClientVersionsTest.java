package io.github.kiro4j.protocol.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientVersionsTest {

  @ParameterizedTest
  @CsvSource({
    "0.6.7, true",
    "0.9.2, true",
    "0.11.107, true",
    "0.12, true",
    "0.12.154, true",
    "0.12.155, false",
    "0.12.155.1, false",
    "0.13, false",
    "1, false",
    "1.1.70, false",
    "nightly, false",
    "99999999999.1, false"
  })
  void versionsBefore012155AreRefusedForTheirAge(String kiro, boolean refused) {
    ClientVersions versions =
        new ClientVersions(kiro, ClientVersions.AGENT, "linux#6.1.0", ClientVersions.NODE);

    assertThat(versions.refusedForItsAge()).isEqualTo(refused);
  }

  @Test
  void versionThatWouldBreakAHeaderIsRefusedByItsName() {
    assertThatThrownBy(() -> ClientVersions.current("linux\r\nx-injected: 1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("systemVersion has a line break")
        .hasMessageNotContaining("x-injected");
  }
}
