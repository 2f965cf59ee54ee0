package io.github.kiro4j.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CredentialCountTest {

  @Test
  void onlyOneIsSingular() {
    assertThat(new CredentialCount(0)).hasToString("0 credentials");
    assertThat(new CredentialCount(1)).hasToString("1 credential");
    assertThat(new CredentialCount(2)).hasToString("2 credentials");
  }
}
