package io.github.kiro4j.server.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.secret.Secret;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The derived ids are those that kiro-rs gives the same credentials.
class MachineIdTest {

  private static final String UUID = "2582956e-cc88-4669-b546-07adbffcb894";
  private static final String TWICE =
      "2582956ecc884669b54607adbffcb8942582956ecc884669b54607adbffcb894";

  @Test
  void itIsDerivedFromTheRefreshToken() {
    assertThat(new MachineId(null).of(social(null)))
        .isEqualTo("d8f9e744094de07e7773b722f04e18417ab6ea08442df337812cd632e1c92e40");
  }

  @Test
  void itIsDerivedFromTheApiKey() {
    assertThat(new MachineId(null).of(apiKey()))
        .isEqualTo("d3f3c2cd67d9c65674969954ec20d69fdf023a2c9c2a61246285cb08ba999872");
  }

  @Test
  void aUuidIsWrittenTwice() {
    assertThat(new MachineId(null).of(social(UUID))).isEqualTo(TWICE);
    assertThat(new MachineId(UUID).of(social(null))).isEqualTo(TWICE);
  }

  @Test
  void theCredentialsOwnCountsBeforeTheGateways() {
    assertThat(new MachineId(UUID).of(social("a".repeat(64)))).isEqualTo("a".repeat(64));
  }

  @Test
  void whatIsNoIdIsPassedOver() {
    assertThat(new MachineId(UUID).of(social("my laptop"))).isEqualTo(TWICE);
  }

  @Test
  void onlyWhatWouldChangeWithARotationIsKept() {
    assertThat(new MachineId(null).toStore(social(null)))
        .contains("d8f9e744094de07e7773b722f04e18417ab6ea08442df337812cd632e1c92e40");
    assertThat(new MachineId(null).toStore(social(UUID))).isEmpty();
    assertThat(new MachineId(UUID).toStore(social(null))).isEmpty();
    assertThat(new MachineId(null).toStore(apiKey())).isEmpty();
  }

  private static Credential social(@Nullable String machineId) {
    return new Credential(
        1,
        new Login.Social(new Secret("test_refresh_token")),
        null,
        null,
        new CredentialSettings(0, false, null, null, machineId, null, null, null));
  }

  private static Credential apiKey() {
    return new Credential(
        1, new Login.ApiKey(new Secret("ksk_test_api_key")), null, null, CredentialSettings.NONE);
  }
}
