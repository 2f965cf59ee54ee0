package io.github.kiro4j.protocol.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HostRegionsTest {

  @Test
  void addressIsMadeOfARegionWhereTheHostExists() {
    String template = "https://runtime.{region}.kiro.dev";

    assertThat(HostRegions.ALL.address(template, "eu-central-1"))
        .isEqualTo("https://runtime.eu-central-1.kiro.dev");
    assertThat(HostRegions.ALL.address(template, "us-gov-west-1"))
        .isEqualTo("https://runtime.us-gov-west-1.kiro.dev");
    assertThat(HostRegions.ALL.address(template, "ap-southeast-2"))
        .isEqualTo("https://runtime.us-east-1.kiro.dev");
    assertThat(HostRegions.COMMERCIAL.address(template, "us-gov-west-1"))
        .isEqualTo("https://runtime.us-east-1.kiro.dev");
  }

  @Test
  void addressWithoutAPlaceholderStaysAsItIs() {
    assertThat(HostRegions.ALL.address("http://127.0.0.1:9000", "eu-central-1"))
        .isEqualTo("http://127.0.0.1:9000");
  }
}
