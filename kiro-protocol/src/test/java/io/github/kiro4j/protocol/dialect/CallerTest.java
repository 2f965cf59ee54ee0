package io.github.kiro4j.protocol.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CallerTest {

  @Test
  void whiteSpaceAroundSecretsIsDropped() {
    Caller caller =
        new Caller(CredentialKind.SOCIAL, " fake-token\n", "\tarn:fake ", Samples.CLIENT);

    assertThat(caller.bearer()).isEqualTo("fake-token");
    assertThat(caller.profileArn()).isEqualTo("arn:fake");
  }

  @Test
  void errorsNameTheSecretButDoNotQuoteIt() {
    assertThatThrownBy(() -> new Caller(CredentialKind.SOCIAL, "fake\ntoken", null, Samples.CLIENT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The access token has a line break")
        .hasMessageNotContaining("fake");
    assertThatThrownBy(() -> new Caller(CredentialKind.SOCIAL, "fake", " ", Samples.CLIENT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The profile ARN is empty");
  }

  @Test
  void secretsAreNotShown() {
    assertThat(new Caller(CredentialKind.SOCIAL, "fake-token", "arn:fake", Samples.CLIENT))
        .hasToString("Caller[kind=SOCIAL]");
  }
}
