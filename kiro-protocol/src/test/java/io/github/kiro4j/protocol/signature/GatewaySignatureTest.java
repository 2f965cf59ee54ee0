package io.github.kiro4j.protocol.signature;

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
  void ownSignaturesAreDistinguishedFromForeignOnes() {
    assertThat(GatewaySignature.isGatewayIssued(GatewaySignature.of(""))).isTrue();
    assertThat(GatewaySignature.isGatewayIssued("EqQBCkYIARgCIkD")).isFalse();
    assertThat(GatewaySignature.isGatewayIssued("")).isFalse();
    assertThat(GatewaySignature.isGatewayIssued(null)).isFalse();
  }

  @Test
  void reasoningInPiecesIsSignedAlikeEvenWhereACharacterIsCut() {
    String thinking = "let me \uD83D\uDE00 see";
    for (int cut = 0; cut <= thinking.length(); cut++) {
      GatewaySignature.Signer signer = new GatewaySignature.Signer();
      signer.add(thinking.substring(0, cut));
      signer.add(thinking.substring(cut));

      assertThat(signer.signature()).isEqualTo(GatewaySignature.of(thinking));
    }
  }
}
