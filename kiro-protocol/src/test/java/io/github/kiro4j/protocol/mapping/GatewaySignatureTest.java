package io.github.kiro4j.protocol.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GatewaySignatureTest {

  @Test
  void sameReasoningGetsTheSameSignature() {
    assertThat(GatewaySignature.of("let me see"))
        .isEqualTo(GatewaySignature.of("let me see"))
        .isNotEqualTo(GatewaySignature.of("let me think"))
        .startsWith("kiro4j-tags:");
  }

  @Test
  void ownSignaturesAreToldFromForeignOnes() {
    assertThat(GatewaySignature.isGatewayIssued(GatewaySignature.of(""))).isTrue();
    assertThat(GatewaySignature.isGatewayIssued("EqQBCkYIARgCIkD")).isFalse();
    assertThat(GatewaySignature.isGatewayIssued("")).isFalse();
    assertThat(GatewaySignature.isGatewayIssued(null)).isFalse();
  }
}
