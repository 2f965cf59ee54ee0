package io.github.kiro4j.server.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.testing.RunsBesideOthers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RunsBesideOthers
class RequestSourceTest {

  @ParameterizedTest
  @CsvSource({
    "'claude-cli/2.0.14 (external, cli)', claude-cli",
    "Anthropic/Python 0.40.0, Anthropic/Python",
    "curl/8.5.0, curl",
    "'  node  ', node",
    "'ai/v5.0.2', ai",
    "'päper\u0000/1', p?per?",
    "'', ''",
  })
  void theProgramIsTheFirstProductWithoutItsVersion(String userAgent, String program) {
    assertThat(client(userAgent.replace("\\u0000", "\0"))).isEqualTo(program);
  }

  @Test
  void aClientMayNameNoProgram() {
    assertThat(RequestSource.of("/v1/messages", "primary", null).client()).isEmpty();
  }

  @Test
  void aLongNameIsTruncated() {
    assertThat(client("x".repeat(5_000))).hasSize(60);
  }

  private static String client(String userAgent) {
    return RequestSource.of("/v1/messages", "primary", userAgent).client();
  }
}
